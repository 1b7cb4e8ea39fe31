import { ShoppingBag } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import type { CustomerPurchase } from "@/lib/purchases/queries/list-customer-purchases"

function itemWords({ items }: CustomerPurchase): string {
  return items.map(({ name, quantity }) => (quantity > 1n ? `${quantity} × ${name}` : name)).join(", ")
}

/** A customer's latest purchases. */
export function PurchaseList({ purchases, timeZone }: { purchases: readonly CustomerPurchase[]; timeZone: string }) {
  if (purchases.length === 0) {
    return (
      <EmptyState icon={<ShoppingBag aria-hidden />} title="No purchase yet">
        Purchases appear here as they are recorded.
      </EmptyState>
    )
  }
  return (
    <Table caption="Purchases">
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>What</TableHeader>
          <TableHeader>Channel</TableHeader>
          <TableHeader numeric>Amount</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {purchases.map((purchase) => (
          <TableRow key={purchase.id}>
            <TableCell className="whitespace-nowrap">
              <Time instant={purchase.occurredAt} timeZone={timeZone} format="minute" />
            </TableCell>
            <TableCell>{itemWords(purchase) || <span className="text-muted">Not told</span>}</TableCell>
            <TableCell>{purchase.channel ?? <span className="text-muted">Not told</span>}</TableCell>
            <TableCell numeric>{formatMoney(purchase.amountMinor, purchase.currency)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
