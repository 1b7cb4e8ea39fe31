import { DefinitionList } from "@/components/ui/definition-list"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import type { PurchaseItemView } from "@/lib/purchases/queries/get-purchase"
import type { PurchaseView } from "@/lib/purchases/steps/purchase-result"

interface PurchaseLinesProps {
  purchase: PurchaseView
  items: readonly PurchaseItemView[]
}

/** The lines of a purchase and what they sum to. */
export function PurchaseLines({ purchase, items }: PurchaseLinesProps) {
  const money = (minor: bigint) => formatMoney(minor, purchase.currency)
  const { taxMinor, shippingMinor, discountMinor, paidWithPointsMinor, amountMinor, channel, taxIncluded } = purchase
  const sums: [string, bigint][] = [
    ["Discount on the order", -discountMinor],
    [taxIncluded ? "Tax, included" : "Tax", taxMinor],
    ["Shipping", shippingMinor],
    ["Paid with points", paidWithPointsMinor],
  ]
  return (
    <div className="grid gap-4">
      {items.length > 0 ? (
        <Table caption="Lines">
          <TableHead>
            <TableRow>
              <TableHeader>What</TableHeader>
              <TableHeader numeric>Pieces</TableHeader>
              <TableHeader numeric>Amount</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map((item, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is named by its place; two may be the same.
              <TableRow key={position}>
                <TableCell>
                  {item.name ?? item.sku ?? "Item"}
                  {item.category ? <span className="block text-muted">{item.category}</span> : null}
                </TableCell>
                <TableCell numeric>{formatInteger(item.quantity)}</TableCell>
                <TableCell numeric>{money(item.amountMinor - item.discountMinor)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : (
        <p className="text-sm text-muted">The till told the total and no lines.</p>
      )}
      <DefinitionList
        items={[
          ...sums.filter(([, minor]) => minor !== 0n).map(([term, minor]) => ({ term, value: money(minor) })),
          { term: "Charged", value: <strong>{money(amountMinor)}</strong> },
          { term: "Channel", value: channel ?? "Not told" },
        ]}
      />
    </div>
  )
}
