import { Callout } from "@/components/ui/callout"
import { Skeleton } from "@/components/ui/skeleton"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { PublishingPlan } from "@/lib/programs/domain/publishing-plan"

type PublishPlanProps = {
  plan: PublishingPlan | null
  error: string | null
  definition: ProgramDefinition
  awardFrom: string | null
}

/** The sheet's figures: who is touched, what is given, what it is worth, and what cannot be taken back. */
export function PublishPlan({ plan, error, definition, awardFrom }: PublishPlanProps) {
  const { currency, moneyCurrency } = definition
  if (error) return <Callout tone="bad">{error}</Callout>
  const figures = [
    { term: "Members touched", value: plan && formatInteger(plan.members) },
    { term: "Given at once", value: plan && least(plan) + formatPoints(plan.points, currency) },
    { term: "Worth, as a liability", value: plan && least(plan) + formatMoney(plan.liabilityMinor, moneyCurrency) },
    { term: "By e-mail", value: plan && "0 messages sent" },
  ]
  return (
    <section className="grid gap-4" aria-busy={plan === null}>
      <dl className="grid gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-2">
        {figures.map(({ term, value }) => (
          <div key={term} className="grid gap-1 bg-surface p-3">
            <dt className="text-xs text-muted">{term}</dt>
            <dd className="tabular text-base font-semibold break-words">
              {value ?? <Skeleton className="h-6 w-28" />}
            </dd>
          </div>
        ))}
      </dl>
      {plan && !plan.exact ? (
        <p className="text-sm text-muted">
          "At least", as your history is long: conditions, limits and tier multiples are left out here. The job that
          follows judges each purchase exactly.
        </p>
      ) : null}
      <Callout tone="warning" title="What cannot be undone">
        {awardFrom && plan && plan.points > 0
          ? "Points that are given stay with the members; they can only be taken back one by one. "
          : ""}
        The version stays on record for good. One that waits for its day can be withdrawn; one that holds can be rolled
        back.
      </Callout>
    </section>
  )
}

function least({ exact }: PublishingPlan): string {
  return exact ? "" : "at least "
}
