import { ShoppingBag } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import type { CustomerPurchase } from "@/lib/purchases/queries/list-customer-purchases"

function itemWords({ items }: CustomerPurchase): string {
  return items.map(({ name, quantity }) => (quantity > 1n ? `${quantity} × ${name}` : name)).join(", ")
}

type WhenProps = Omit<PurchaseListProps, "purchases"> & { purchase: CustomerPurchase }

/** When it was, as the way to all that is known of it. */
function When({ merchantSlug, timeZone, purchase, canOpen }: WhenProps) {
  const time = <Time instant={purchase.occurredAt} timeZone={timeZone} format="minute" />
  return canOpen ? <TextLink href={`/d/${merchantSlug}/purchases/${purchase.id}`}>{time}</TextLink> : time
}

/** A customer's latest purchases. */
interface PurchaseListProps {
  merchantSlug: string
  purchases: readonly CustomerPurchase[]
  timeZone: string
  /** Whether the reader may open a purchase. */
  canOpen: boolean
}

export function PurchaseList({ merchantSlug, purchases, timeZone, canOpen }: PurchaseListProps) {
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
              <When {...{ merchantSlug, timeZone, purchase, canOpen }} />
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
