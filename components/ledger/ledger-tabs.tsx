import { LinkTabs } from "@/components/ui/link-tabs"

const tabs = [
  { path: "", label: "Entries", permission: "ledger:read" },
  { path: "/waiting", label: "Waiting for an action", permission: "members:read" },
  { path: "/adjustments", label: "Adjustments by file", permission: "ledger:read" },
] as const

type LedgerTabsProps = {
  merchantSlug: string
  current: (typeof tabs)[number]["path"]
  permissions: readonly string[]
}

/** What belongs to the ledger: its entries, what waits in it, what is posted by file. */
export function LedgerTabs({ merchantSlug, current, permissions }: LedgerTabsProps) {
  return (
    <LinkTabs
      label="Ledger"
      tabs={tabs
        .filter(({ permission }) => permissions.includes(permission))
        .map(({ path, label }) => ({ href: `/d/${merchantSlug}/ledger${path}`, label, current: path === current }))}
    />
  )
}
