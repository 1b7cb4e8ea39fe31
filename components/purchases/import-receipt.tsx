import { ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { DefinitionList } from "@/components/ui/definition-list"
import { formatValue } from "@/components/ui/format-value"
import { Day } from "@/components/ui/time"
import type { ImportReceipt as Receipt } from "@/lib/purchases/queries/get-import"

type Props = { merchantSlug: string; importId: string; currency: string; receipt: Receipt }

/** What an import came to: rows and money in, accepted, refused, from when to when. */
export function ImportReceipt({ merchantSlug, importId, currency, receipt }: Props) {
  const { returns } = receipt
  const times = (count: number, minor: string) =>
    `${formatValue(count, "")}, ${formatValue(Number(minor), currency)} paid back`
  const items = [
    { term: "Rows in the file", value: formatValue(receipt.rows, "") },
    { term: "Purchases recorded", value: formatValue(receipt.accepted, "") },
    { term: "Known already, unchanged", value: formatValue(receipt.known, "") },
    { term: "Refused", value: formatValue(receipt.rejected, "") },
    { term: "Money recorded", value: formatValue(Number(receipt.amountMinor), currency) },
    ...(returns && returns.matched + returns.unmatched > 0
      ? [
          { term: "Returns of known purchases", value: times(returns.matched, returns.matchedMinor) },
          {
            term: "Returns that match no purchase",
            value: `${times(returns.unmatched, returns.unmatchedMinor)}: they lower revenue and nothing else`,
          },
        ]
      : []),
    { term: "Customers", value: formatValue(receipt.customers, "") },
    { term: "First day", value: receipt.firstDay ? <Day day={receipt.firstDay} /> : "None" },
    { term: "Last day", value: receipt.lastDay ? <Day day={receipt.lastDay} /> : "None" },
  ]
  return (
    <Card>
      <CardHeader
        title="Receipt"
        description="The money recorded must equal your till's total for these days."
        action={
          receipt.rejected > 0 ? (
            <ButtonLink
              variant="secondary"
              href={`/api/imports/${importId}/rejections?merchant=${merchantSlug}`}
              prefetch={false}
            >
              Download refused rows
            </ButtonLink>
          ) : undefined
        }
      />
      <DefinitionList items={items} />
    </Card>
  )
}
