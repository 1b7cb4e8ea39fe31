import { Card, CardHeader } from "@/components/ui/card"
import { formatNumber, formatValue } from "@/components/ui/format-value"
import type { BestCustomers } from "@/lib/metrics/queries/get-best-customers"

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

interface Finding {
  title: string
  value: string
  text: string
  rests: string
}

function findings(best: BestCustomers, currency: string): Finding[] {
  const buyers = formatValue(best.buyers, "customers")
  const busiest = best.byWeekday.indexOf(Math.max(...best.byWeekday))
  const allDays = best.byWeekday.reduce((sum, value) => sum + value, 0)
  return [
    {
      title: "The top tenth",
      value: formatNumber(best.revenueMinor ? best.topRevenueMinor / best.revenueMinor : null, "%"),
      text: `of sales come from the ${formatValue(best.topBuyers, "customers")} who spent most.`,
      rests: `${formatValue(best.topRevenueMinor, currency)} of ${formatValue(best.revenueMinor, currency)}, ${buyers}`,
    },
    {
      title: "Who buy again",
      value: formatNumber(best.repeatBuyers / best.buyers, "%"),
      text: "of customers bought two times or more.",
      rests: `${formatNumber(best.repeatBuyers, "")} of ${buyers}`,
    },
    {
      title: "How often",
      value: formatNumber(best.purchases / best.buyers, ""),
      text: `purchases a customer; half of them made ${formatNumber(best.medianPurchases, "")} or fewer.`,
      rests: `${formatValue(best.purchases, "purchases")} by ${buyers}`,
    },
    {
      title: "How much",
      value: formatValue(Math.round(best.revenueMinor / best.purchases), currency),
      text: "is the average purchase.",
      rests: `${formatValue(best.revenueMinor, currency)} in ${formatValue(best.purchases, "purchases")}`,
    },
    {
      title: "How soon again",
      value: best.meanGapDays === null ? "–" : formatValue(Math.round(best.meanGapDays), "days"),
      text: best.meanGapDays === null ? "Nobody has bought twice yet." : "on average from one purchase to the next.",
      rests: `${formatValue(best.repeatBuyers, "customers")} with two purchases or more`,
    },
    {
      title: "When",
      value: weekdays[busiest] ?? "–",
      text: `is the busiest day: ${formatNumber(allDays ? (best.byWeekday[busiest] ?? 0) / allDays : null, "%")} of purchases.`,
      rests: formatValue(allDays, "purchases"),
    },
  ]
}

/** What the best customers do, over the whole history: each finding with what it rests on. */
export function BestCustomersPanel({ best, currency }: { best: BestCustomers; currency: string }) {
  return (
    <Card>
      <CardHeader
        title="What do your best customers do?"
        description="Over your whole history, purchases of customers you know by name or number. What was returned whole is left out."
      />
      <dl className="grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {findings(best, currency).map(({ title, value, text, rests }) => (
          <div key={title} className="grid content-start gap-0.5">
            <dt className="text-sm text-muted">{title}</dt>
            <dd className="tabular text-xl font-semibold">{value}</dd>
            <dd className="text-sm">{text}</dd>
            <dd className="tabular text-xs text-muted">{rests}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
