export type NavIcon =
  | "overview"
  | "program"
  | "activities"
  | "simulations"
  | "rewards"
  | "members"
  | "segments"
  | "imports"
  | "surveys"
  | "metrics"
  | "ledger"
  | "counter"
  | "benefits"
  | "settings"

export type NavItem = {
  label: string
  /** Below `/d/<merchant>`; the empty string is the overview. */
  path: string
  icon: NavIcon
  /** Hidden from who lacks it. */
  permission: string
  /** Said in the command palette, and found by these words too. */
  keywords: string
}

export type NavGroup = { label: string | null; items: readonly NavItem[] }

export const navigation: readonly NavGroup[] = [
  {
    label: null,
    items: [
      { label: "Overview", path: "", icon: "overview", permission: "metrics:read", keywords: "home dashboard figures" },
    ],
  },
  {
    label: "Program",
    items: [
      {
        label: "Designer",
        path: "/program",
        icon: "program",
        permission: "metrics:read",
        keywords: "rules tiers points publish",
      },
      {
        label: "Backtests",
        path: "/simulations",
        icon: "simulations",
        permission: "simulations:read",
        keywords: "simulation try history what if compare",
      },
      {
        label: "Activities",
        path: "/activities",
        icon: "activities",
        permission: "events:read",
        keywords: "events reviews bookings birthdays referrals",
      },
      {
        label: "Rewards",
        path: "/rewards",
        icon: "rewards",
        permission: "rewards:read",
        keywords: "catalogue vouchers stock",
      },
    ],
  },
  {
    label: "Customers",
    items: [
      {
        label: "Members",
        path: "/members",
        icon: "members",
        permission: "members:read",
        keywords: "people customers wallets",
      },
      {
        label: "Segments",
        path: "/segments",
        icon: "segments",
        permission: "segments:read",
        keywords: "audience conditions groups",
      },
      {
        label: "Imports",
        path: "/imports",
        icon: "imports",
        permission: "imports:write",
        keywords: "csv upload purchases files",
      },
    ],
  },
  {
    label: "Listen",
    items: [
      {
        label: "Surveys",
        path: "/surveys",
        icon: "surveys",
        permission: "surveys:read",
        keywords: "nps questions responses",
      },
    ],
  },
  {
    label: "Numbers",
    items: [
      {
        label: "Metrics",
        path: "/metrics",
        icon: "metrics",
        permission: "metrics:read",
        keywords: "charts cohorts retention definitions",
      },
      {
        label: "Ledger",
        path: "/ledger",
        icon: "ledger",
        permission: "ledger:read",
        keywords: "entries postings points bridge liability",
      },
    ],
  },
  {
    label: null,
    items: [
      {
        label: "Counter",
        path: "/counter",
        icon: "counter",
        permission: "vouchers:use",
        keywords: "scan voucher till cashier",
      },
      {
        label: "Benefits",
        path: "/benefits",
        icon: "benefits",
        permission: "benefits:read",
        keywords: "desk lounge upgrade credit perks uses cost",
      },
      {
        label: "Settings",
        path: "/settings",
        icon: "settings",
        permission: "merchants:read",
        keywords: "staff team api keys merchant stores regions exchange rates",
      },
    ],
  },
]

/** The groups with what this person may open; empty groups fall away. */
export function visibleNavigation(permissions: readonly string[]): NavGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => permissions.includes(item.permission)),
    }))
    .filter((group) => group.items.length > 0)
}

/** Whether a page belongs to an item: the overview only itself, others with everything below them. */
export function isCurrent(pathname: string, base: string, item: NavItem): boolean {
  const href = base + item.path
  return item.path === "" ? pathname === href : pathname === href || pathname.startsWith(`${href}/`)
}
