"use client"

import { Callout } from "@/components/ui/callout"
import { Progress } from "@/components/ui/progress"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { pointsValueMinor } from "@/lib/programs/domain/reward-rate"
import { ConcernedList } from "./concerned-list"
import { dayWords } from "./day-words"
import { type TierNames, tierMoves } from "./tier-names"
import type { Comparison } from "./use-comparison"

type MemberImpactProps = {
  merchantSlug: string
  comparison: Comparison | null
  error: string | null
  before: ProgramDefinition
  after: ProgramDefinition
  names: TierNames
}

/** What a change does to the members there are: who moves, whose reward gets dearer, what it costs. */
export function MemberImpact({ merchantSlug, comparison, error, before, after, names }: MemberImpactProps) {
  if (error) return <Callout tone="bad">{error}</Callout>
  const { scanned = 0, total = null } = comparison ?? {}
  const done = comparison?.done ?? false
  return (
    <section className="grid gap-4" aria-busy={!done}>
      <h3 className="font-semibold">What it does to your members</h3>
      {done ? null : (
        <Progress
          label="Looking at each member"
          value={total === null ? null : scanned}
          max={total ?? 1}
          detail={total === null ? undefined : `${formatInteger(scanned)} of ${formatInteger(total)}`}
        />
      )}
      {comparison ? (
        <>
          <Moves comparison={comparison} names={names} />
          <Cost comparison={comparison} before={before} after={after} />
          <ConcernedList
            merchantSlug={merchantSlug}
            concerned={comparison.concerned}
            cut={comparison.cut}
            names={names}
            currency={after.currency}
          />
          <p className="text-xs text-muted">
            By what is recorded today, and if nothing more is bought until then. Points that were given stay.
          </p>
        </>
      ) : null}
    </section>
  )
}

function Moves({ comparison, names }: { comparison: Comparison; names: TierNames }) {
  const { up, down, lines } = tierMoves(comparison.moves, names)
  const dearer = comparison.concerned.filter((one) => one.dearer !== null).length
  const figures = [
    { term: "Move down", value: down, bad: down > 0 },
    { term: "Move up", value: up, bad: false },
    { term: "Reward gets dearer", value: dearer, bad: dearer > 0 },
  ]
  return (
    <>
      <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-card border border-line bg-line">
        {figures.map(({ term, value, bad }) => (
          <div key={term} className="grid content-start gap-1 bg-surface p-3">
            <dt className="text-xs text-muted">{term}</dt>
            <dd className={`tabular text-xl font-semibold ${bad ? "text-warning" : ""}`}>
              {formatInteger(value)}
              {comparison.cut && term.startsWith("Reward") ? "+" : ""}
            </dd>
          </div>
        ))}
      </dl>
      {lines.length > 0 ? (
        <ul className="grid gap-1 text-sm">
          {lines.map(({ from, to, members }) => (
            <li key={`${from} ${to}`} className="tabular">
              {formatInteger(members)} {members === 1 ? "member" : "members"} from {from} to {to}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Cost({ comparison, before, after }: Pick<MemberImpactProps, "before" | "after"> & { comparison: Comparison }) {
  const { cost } = comparison
  if (!cost) return null
  const told = (points: number, { currency, moneyCurrency }: ProgramDefinition) => ({
    points: formatPoints(points, currency),
    worth: formatMoney(pointsValueMinor(BigInt(points), currency.value), moneyCurrency),
  })
  const rows = [
    { term: "As it is", ...told(cost.livePoints, before) },
    { term: "After the change", ...told(cost.afterPoints, after) },
  ]
  return (
    <div className="grid gap-1.5 text-sm">
      <p>
        What purchases from {dayWords(cost.from)} to {dayWords(cost.to)} would have earned
        {cost.exact ? "" : ", roughly, as rules have budgets"}:
      </p>
      <dl className="grid gap-1">
        {rows.map(({ term, points, worth }) => (
          <div key={term} className="flex flex-wrap justify-between gap-x-4 border-b border-line pb-1">
            <dt className="text-muted">{term}</dt>
            <dd className="tabular font-semibold">
              {points} <span className="font-normal text-muted">worth {worth}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
