import type { DataColumn } from "@/components/ui/data-table-columns"
import { Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"

interface Bought {
  spendMinor: bigint | number
  purchaseCount: bigint | number
  lastPurchaseAt: Date | null
}

/** The columns of what somebody bought, where customers or members are listed. */
export function boughtColumns<T extends Bought>(currency: string, timeZone: string): DataColumn<T>[] {
  return [
    {
      id: "spend",
      header: "Spend",
      value: ({ spendMinor }) => spendMinor,
      cell: ({ spendMinor }) => formatMoney(spendMinor, currency),
      numeric: true,
    },
    {
      id: "purchases",
      header: "Purchases",
      value: ({ purchaseCount }) => purchaseCount,
      cell: ({ purchaseCount }) => formatInteger(purchaseCount),
      numeric: true,
    },
    {
      id: "last",
      header: "Last purchase",
      value: ({ lastPurchaseAt }) => lastPurchaseAt?.toISOString() ?? null,
      cell: ({ lastPurchaseAt }) => (lastPurchaseAt ? <Time instant={lastPurchaseAt} timeZone={timeZone} /> : "None"),
    },
  ]
}
