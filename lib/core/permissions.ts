import { DomainError } from "./errors"

export const permissions = [
  "merchants:read",
  "merchants:write",
  "staff:write",
  "members:read",
  "members:write",
  "members:adjust",
  "members:erase",
  "points:transfer",
  "households:write",
  "adjustments:approve",
  "ledger:read",
  "programs:read",
  "programs:write",
  "programs:publish",
  "purchases:read",
  "purchases:write",
  "events:read",
  "events:write",
  "imports:write",
  "stores:write",
  "exchangeRates:write",
  "rewards:read",
  "rewards:write",
  "rewards:redeem",
  "vouchers:use",
  "benefits:read",
  "benefits:use",
  "segments:read",
  "segments:write",
  "surveys:read",
  "surveys:write",
  "surveys:respond",
  "messages:read",
  "metrics:read",
  "simulations:read",
  "simulations:write",
  "jobs:read",
  "jobs:write",
  "apiKeys:write",
  "audit:read",
  "portal:use",
] as const

export type Permission = (typeof permissions)[number]

export const roles = ["owner", "manager", "marketer", "support", "cashier"] as const

export type Role = (typeof roles)[number]

const reading: Permission[] = [
  "merchants:read",
  "members:read",
  "ledger:read",
  "programs:read",
  "purchases:read",
  "events:read",
  "rewards:read",
  "benefits:read",
  "segments:read",
  "surveys:read",
  "metrics:read",
  "simulations:read",
  "jobs:read",
]

/** Who may do what: the one table. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  owner: permissions,
  manager: [...reading, "adjustments:approve", "audit:read", "messages:read"],
  marketer: [
    ...reading,
    "programs:write",
    "programs:publish",
    "imports:write",
    "stores:write",
    "exchangeRates:write",
    "purchases:write",
    "events:write",
    "rewards:write",
    "segments:write",
    "simulations:write",
    "surveys:write",
    "members:write",
    "households:write",
    "messages:read",
    "jobs:write",
  ],
  support: [
    "merchants:read",
    "members:read",
    "members:write",
    "members:adjust",
    "members:erase",
    "points:transfer",
    "households:write",
    "ledger:read",
    "programs:read",
    "purchases:read",
    "purchases:write",
    "events:read",
    "events:write",
    "rewards:read",
    "rewards:redeem",
    "vouchers:use",
    "benefits:read",
    "benefits:use",
    "surveys:read",
    "messages:read",
    "jobs:read",
  ],
  cashier: [
    "merchants:read",
    "members:read",
    "programs:read",
    "purchases:write",
    "events:write",
    "rewards:read",
    "rewards:redeem",
    "vouchers:use",
    "benefits:read",
    "benefits:use",
  ],
}

/** What a member may do, always only for themselves: see `requireOwnMember`. */
export const memberPermissions: readonly Permission[] = [
  "members:read",
  "rewards:read",
  "rewards:redeem",
  "points:transfer",
  "benefits:read",
  "surveys:respond",
  "portal:use",
]

/** What a page may do that anybody can open. */
export const publicPermissions: readonly Permission[] = ["surveys:respond", "portal:use"]

/** Throws `forbidden` unless the actor holds the permission. */
export function requirePermission(ctx: { permissions: ReadonlySet<Permission> }, permission: Permission): void {
  if (!ctx.permissions.has(permission))
    throw new DomainError("forbidden", { detail: `This needs the permission ${permission}.` })
}

/** Nobody hands on rights they do not hold: throws `forbidden` unless the actor holds all of them. */
export function requirePermissions(ctx: { permissions: ReadonlySet<Permission> }, all: Iterable<Permission>): void {
  for (const permission of all) requirePermission(ctx, permission)
}

/** Which permissions a key's scopes give; `*` gives all. */
export function permissionsOfScopes(scopes: readonly string[]): ReadonlySet<Permission> {
  if (scopes.includes("*")) return new Set(permissions)
  return new Set(permissions.filter((permission) => scopes.includes(permission)))
}
