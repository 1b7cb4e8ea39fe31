import { LineChart } from "@/components/charts/line-chart"
import { Day } from "@/components/ui/time"
import { addMonths, type Day as CalendarDay, startOfMonth } from "@/lib/core/calendar"
import { divideHalfEven, formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import type { PublicValue as Value } from "@/lib/portal/queries/get-public-program"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import { PublicSection } from "./public-section"

type PublicValueProps = {
  values: readonly Value[]
  currency: PointsCurrency
  moneyCurrency: string
  publishedDay: CalendarDay
  today: CalendarDay
}

/** So many points are told: one alone is often worth less than the smallest coin. */
const told = 1000
/** A chart has a point for each month, of at most so many. */
const mostMonths = 60

/** What points were, are and will be worth: as a chart where it ever changed, and as a table in any case. */
export function PublicValue({ values, currency, moneyCurrency, publishedDay, today }: PublicValueProps) {
  if (values.every(({ amountMinor }) => amountMinor === 0)) return null
  const worthOf = ({ points, amountMinor }: Value) =>
    Number(divideHalfEven(BigInt(told) * BigInt(amountMinor), BigInt(points)))
  const months = monthsOf(values, publishedDay, today)
  const points = months.map((from) => {
    const held = values.findLast(({ day }) => day === null || day < addMonths(from, 1))
    return { from, value: held ? worthOf(held) : null }
  })
  const what = `${formatInteger(told)} ${currency.plural}`
  const last = values.findLast(({ day }) => day === null || day <= today)
  return (
    <PublicSection title={`What ${currency.plural} are worth`}>
      {values.length > 1 ? (
        <LineChart
          question={`What are ${what} worth?`}
          subtitle={`${moneyCurrency}, by month`}
          description={`${what} are worth ${last ? formatMoney(worthOf(last), moneyCurrency) : "nothing"} now.`}
          series={[{ name: what, unit: moneyCurrency, points }]}
          height={200}
        />
      ) : null}
      <table className="w-full border-collapse">
        <caption className="sr-only">What {what} were, are and will be worth</caption>
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="py-2 text-start font-semibold">
              From
            </th>
            <th scope="col" className="py-2 text-end font-semibold">
              {what}
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.day ?? ""} className="border-b border-line last:border-0">
              <td className="py-2">{value.day ? <Day day={value.day} /> : "The beginning"}</td>
              <td className="tabular py-2 text-end">{formatMoney(worthOf(value), moneyCurrency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PublicSection>
  )
}

function monthsOf(values: readonly Value[], publishedDay: CalendarDay, today: CalendarDay): CalendarDay[] {
  const days = [publishedDay, today, ...values.flatMap(({ day }) => day ?? [])].sort()
  const [first = today, last = today] = [days[0], days.at(-1)]
  const months: CalendarDay[] = []
  for (let month = startOfMonth(first); month <= last; month = addMonths(month, 1)) months.push(month)
  return months.slice(-mostMonths)
}
