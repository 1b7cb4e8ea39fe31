import { DomainError } from "./errors"
import type { Prisma } from "./generated/prisma/client"
import type { Permission, Role } from "./permissions"
import { memberPermissions, permissions, publicPermissions, rolePermissions } from "./permissions"

export interface MerchantFacts {
  id: string
  slug: string
  name: string
  timeZone: string
  currency: string
  accent: string
  isDemo: boolean
}

export type Actor =
  | { kind: "staff"; userId: string; sessionId: string; role: Role; name: string; email: string }
  | { kind: "member"; memberId: string; customerId: string; programId: string; sessionId: string }
  | { kind: "apiKey"; keyId: string }
  | { kind: "system"; job: string }
  | { kind: "public" }

/** A request's Idempotency-Key, and how its command's result becomes the answer that is kept. */
export interface Idempotency {
  key: string
  requestHash: string
  respond(result: unknown): { status: number; body: unknown }
  /** The answer holds what is stored nowhere in clear. */
  secret?: boolean
  recorded: boolean
}

/** Who asks, for which merchant, with which rights, when. Every command and query takes it first. */
export interface Ctx {
  merchantId: string
  merchant: MerchantFacts
  actor: Actor
  permissions: ReadonlySet<Permission>
  now: Date
  idempotency?: Idempotency
}

/** A Ctx with an open transaction. Steps take it. */
export interface Tx extends Ctx {
  db: Prisma.TransactionClient
}

/** For work that no person asked for: jobs and event handlers. */
export function systemCtx(merchant: MerchantFacts, job: string, now = new Date()): Ctx {
  return { merchantId: merchant.id, merchant, actor: { kind: "system", job }, permissions: new Set(permissions), now }
}

/** For pages that anybody can open. */
export function publicCtx(merchant: MerchantFacts, now = new Date()): Ctx {
  return { merchantId: merchant.id, merchant, actor: { kind: "public" }, permissions: new Set(publicPermissions), now }
}

export function staffCtx(merchant: MerchantFacts, actor: Extract<Actor, { kind: "staff" }>, now = new Date()): Ctx {
  return { merchantId: merchant.id, merchant, actor, permissions: new Set(rolePermissions[actor.role]), now }
}

export function memberCtx(merchant: MerchantFacts, actor: Extract<Actor, { kind: "member" }>, now = new Date()): Ctx {
  return { merchantId: merchant.id, merchant, actor, permissions: new Set(memberPermissions), now }
}

export function apiKeyCtx(
  merchant: MerchantFacts,
  keyId: string,
  granted: ReadonlySet<Permission>,
  now = new Date(),
): Ctx {
  return { merchantId: merchant.id, merchant, actor: { kind: "apiKey", keyId }, permissions: granted, now }
}

/** A member acts for nobody else: another member's id is answered like one that does not exist. */
export function requireOwnMember(ctx: Ctx, memberId: string): void {
  if (ctx.actor.kind === "member" && ctx.actor.memberId !== memberId) throw new DomainError("not_found")
}
