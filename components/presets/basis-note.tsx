import { Callout } from "@/components/ui/callout"
import { TextLink } from "@/components/ui/text-link"
import { Day } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { leastCustomers, leastDays, type PresetHistory } from "@/lib/presets/domain/preset-history"

type BasisNoteProps = {
  basis: "history" | "answers"
  history: PresetHistory | null
  money: string
  importHref: string
}

/** Says what the amounts shown are made of: the merchant's own history, or examples. */
export function BasisNote({ basis, history, money, importHref }: BasisNoteProps) {
  if (basis === "history" && history) {
    return (
      <p className="text-sm text-muted">
        Amounts fit your own figures: {formatInteger(history.purchases)} purchases of {formatInteger(history.customers)}{" "}
        customers in the year to {history.lastDay ? <Day day={history.lastDay} /> : null},{" "}
        {formatMoney(history.averageOrderMinor, money)} each on average.
      </p>
    )
  }
  const recorded = history
    ? `Only ${formatInteger(history.customers)} customers over ${formatInteger(history.days)} days are recorded; from ${leastCustomers} customers and ${leastDays} days on they are relied upon.`
    : "No purchases are recorded yet."
  return (
    <Callout title="These amounts are examples" action={<TextLink href={importHref}>Import purchases</TextLink>}>
      {recorded} Until then amounts follow your answers, and reasons rest on them alone.
    </Callout>
  )
}
