import { ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { DefinitionList } from "@/components/ui/definition-list"
import { formatValue } from "@/components/ui/format-value"
import { Day } from "@/components/ui/time"
import type { ImportMoney, ImportReceipt as Receipt } from "@/lib/purchases/queries/get-import"

type Props = { merchantSlug: string; importId: string; currency: string; receipt: Receipt }

/** What an import came to: rows and money in, accepted, refused, from when to when. */
export function ImportReceipt({ merchantSlug, importId, currency, receipt }: Props) {
  const { returns, withoutMoney = 0 } = receipt
  const { money = [{ currency, recordedMinor: receipt.amountMinor, knownMinor: "0", refusedMinor: "0" }] } = receipt
  const sum = (of: (one: ImportMoney) => number) => money.map((one) => formatValue(of(one), one.currency)).join(" and ")
  const known = ({ knownMinor }: ImportMoney) => Number(knownMinor)
  const refused = ({ refusedMinor }: ImportMoney) => Number(refusedMinor)
  const count = (rows: number, of: (one: ImportMoney) => number) =>
    `${formatValue(rows, "")}${money.some((one) => of(one) !== 0) ? `, ${sum(of)}` : ""}`
  const times = (count: number, minor: string) =>
    `${formatValue(count, "")}, ${formatValue(Number(minor), currency)} paid back`
  const items = [
    { term: "Rows in the file", value: formatValue(receipt.rows, "") },
    {
      term: "Money in the file",
      value: `${sum((one) => Number(one.recordedMinor) + known(one) + refused(one))}${
        withoutMoney > 0
          ? `, and that of ${withoutMoney === 1 ? "1 row" : formatValue(withoutMoney, "rows")} that cannot be read`
          : ""
      }`,
    },
    { term: "Purchases recorded", value: formatValue(receipt.accepted, "") },
    { term: "Known already, unchanged", value: count(receipt.known, known) },
    { term: "Refused", value: count(receipt.rejected, refused) },
    { term: "Money recorded", value: sum((one) => Number(one.recordedMinor)) },
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
        description="The money in the file must equal your till's total for these days."
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
