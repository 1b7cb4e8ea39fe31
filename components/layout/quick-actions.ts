import type { NavIcon } from "./navigation"

/** Something that a person comes to do, and where it is done. */
export type QuickAction = {
  label: string
  /** Below `/d/<merchant>`. */
  path: string
  icon: NavIcon
  /** Hidden from who lacks it. */
  permission: string
  /** Found by these words too. */
  keywords: string
}

export const quickActions: readonly QuickAction[] = [
  {
    label: "Change or publish the program",
    path: "/program",
    icon: "program",
    permission: "programs:write",
    keywords: "edit rule tier draft",
  },
  {
    label: "Find a program structure",
    path: "/program/presets",
    icon: "program",
    permission: "programs:write",
    keywords: "gallery preset template",
  },
  {
    label: "Start a backtest",
    path: "/simulations/new",
    icon: "simulations",
    permission: "simulations:write",
    keywords: "new simulation what if",
  },
  {
    label: "Add a kind of activity",
    path: "/activities/new",
    icon: "activities",
    permission: "programs:write",
    keywords: "new event type review visit",
  },
  { label: "Add a reward", path: "/rewards/new", icon: "rewards", permission: "rewards:write", keywords: "new gift" },
  { label: "Import purchases", path: "/imports", icon: "imports", permission: "imports:write", keywords: "csv upload" },
  {
    label: "Add a segment",
    path: "/segments/new",
    icon: "segments",
    permission: "segments:write",
    keywords: "new audience group",
  },
  {
    label: "Add a survey",
    path: "/surveys/new",
    icon: "surveys",
    permission: "surveys:write",
    keywords: "new nps question",
  },
  {
    label: "Adjust points by file",
    path: "/ledger/adjustments",
    icon: "ledger",
    permission: "members:adjust",
    keywords: "bulk csv goodwill correct",
  },
  {
    label: "Redeem a reward or check a voucher",
    path: "/counter",
    icon: "counter",
    permission: "vouchers:use",
    keywords: "code till scan",
  },
  {
    label: "Invite somebody to the team",
    path: "/settings/staff",
    icon: "settings",
    permission: "staff:write",
    keywords: "staff role cashier marketer add user",
  },
  {
    label: "Make an API key",
    path: "/settings/api-keys",
    icon: "settings",
    permission: "apiKeys:write",
    keywords: "token integration developer",
  },
  {
    label: "Read the mail that waits",
    path: "/settings/mail",
    icon: "settings",
    permission: "messages:read",
    keywords: "outbox code e-mail sent",
  },
  {
    label: "Change your password, end sessions",
    path: "/settings/account",
    icon: "settings",
    permission: "merchants:read",
    keywords: "account sign out device",
  },
]

/** What this person may do. */
export function visibleActions(permissions: readonly string[]): QuickAction[] {
  return quickActions.filter(({ permission }) => permissions.includes(permission))
}
