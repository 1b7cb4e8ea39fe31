import { Badge } from "@/components/ui/badge"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Day, Time } from "@/components/ui/time"
import { addDays } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import type { MemberSubscription } from "@/lib/subscriptions/queries/list-member-subscriptions"
import { RefundDialog } from "./refund-dialog"

type PaymentTableProps = {
  merchantSlug: string
  subscription: MemberSubscription
  timeZone: string
  canEdit: boolean
}

/** What was paid for a membership, newest first, and what of it was paid back. */
export function PaymentTable({ merchantSlug, subscription, timeZone, canEdit }: PaymentTableProps) {
  const { id: subscriptionId, payments } = subscription
  return (
    <Table caption="Payments">
      <TableHead>
        <tr>
          <TableHeader>From</TableHeader>
          <TableHeader>Through</TableHeader>
          <TableHeader numeric>Paid</TableHeader>
          <TableHeader>Recorded by</TableHeader>
          <TableHeader>Paid back</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {[...payments].reverse().map(({ id, periodFrom, periodTo, amountMinor, currency, recordedBy, refund }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap">
              <Day day={periodFrom} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Day day={addDays(periodTo, -1)} />
            </TableCell>
            <TableCell numeric>{formatMoney(amountMinor, currency)}</TableCell>
            <TableCell>{recordedBy}</TableCell>
            <TableCell>
              {refund ? (
                <span className="flex flex-wrap items-center gap-2">
                  <Badge tone="neutral">
                    <Time instant={refund.refundedAt} timeZone={timeZone} />
                  </Badge>
                  <span className="break-words text-muted">{refund.reason}</span>
                </span>
              ) : canEdit ? (
                <RefundDialog
                  merchantSlug={merchantSlug}
                  ids={{ subscriptionId, paymentId: id }}
                  amount={formatMoney(amountMinor, currency)}
                />
              ) : (
                "No"
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
