import { ArrowLeftRight } from "lucide-react"
import type { ReactNode } from "react"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Day } from "@/components/ui/time"
import type { ExchangeRateView } from "@/lib/purchases/steps/exchange-rate-view"

/** The stored rates, the latest days first. */
export function ExchangeRateTable({ rates, action }: { rates: readonly ExchangeRateView[]; action: ReactNode }) {
  if (rates.length === 0) {
    return (
      <div className="rounded-card border border-line bg-surface">
        <EmptyState icon={<ArrowLeftRight aria-hidden />} title="No rate yet" action={action}>
          A purchase in another currency is converted at the rate of its own day. Without one it is refused, so store
          the rates before such purchases are sent. If you sell in one currency, you need none.
        </EmptyState>
      </div>
    )
  }
  return (
    <Table caption="Exchange rates">
      <TableHead>
        <TableRow>
          <TableHeader>Day</TableHeader>
          <TableHeader>One unit of</TableHeader>
          <TableHeader numeric>Costs</TableHeader>
          <TableHeader>In</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rates.map(({ id, day, from, to, rate }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap">
              <Day day={day} />
            </TableCell>
            <TableCell>{from}</TableCell>
            <TableCell numeric>{rate}</TableCell>
            <TableCell>{to}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
