"use client"

import { useParams, useSearchParams } from "next/navigation"
import { cn } from "@/components/ui/cn"
import { Skeleton } from "@/components/ui/skeleton"
import { TextLink } from "@/components/ui/text-link"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { Units } from "@/lib/programs/domain/describe-rule"
import { rewardRate } from "@/lib/programs/domain/reward-rate"
import type { RuleTrial, TrialExample } from "@/lib/programs/domain/rule-trial"
import { dayWords } from "./day-words"
import type { RuleCardProps } from "./rule-props"
import { unitsOfForm } from "./units"
import { type TryRule, useRuleTrial } from "./use-rule-trial"

/** What the rule as typed would have given for what was really recorded. */
export function RuleTrialCard({ draft, rule, parsed, tryRule }: RuleCardProps & { tryRule: TryRule }) {
  const { found, isPending } = useRuleTrial(tryRule, draft, parsed)
  const own = unitsOfForm(draft.form)
  const units = rule.currency
    ? { ...own, currency: { ...own.currency, name: rule.currency, plural: rule.currency } }
    : own
  return (
    <section
      aria-label={`What ${rule.name || "this rule"} would have given`}
      aria-busy={isPending}
      aria-live="polite"
      className="grid gap-2 rounded-control border border-line bg-raised p-3 text-sm"
    >
      <h4 className="font-semibold">What it would have given</h4>
      {!parsed && !found ? (
        <p className="text-muted">Once the rule is complete, it is tried on your own history.</p>
      ) : null}
      {parsed && !found ? <Skeleton className="h-16 w-full" /> : null}
      {found ? (
        <div className={cn("grid gap-2", isPending && "cursor-progress")}>
          {"error" in found ? (
            <p className="text-bad">{found.error}</p>
          ) : found.trial ? (
            <Told trial={found.trial} units={units} isOwn={!rule.currency} />
          ) : (
            <p className="text-muted">
              Nothing is recorded yet that this rule looks at, so there is nothing to try it on.
            </p>
          )}
        </div>
      ) : null}
      <BacktestLink />
    </section>
  )
}

/** The rule alone is tried here; what it does with all the others, over months, is a backtest's to say. */
function BacktestLink() {
  const { merchant } = useParams<{ merchant: string }>()
  const program = useSearchParams().get("program")
  const href = `/d/${merchant}/simulations/new${program ? `?program=${program}` : ""}`
  return (
    <p>
      <TextLink href={href}>Backtest the whole program</TextLink> <span className="text-muted">as it is saved</span>
    </p>
  )
}

function Told({ trial, units, isOwn }: { trial: RuleTrial; units: Units; isOwn: boolean }) {
  const { of, from, to, recorded, tried, applied, members, points, allPoints, revenueMinor } = trial
  const rate = rewardRate(BigInt(points), BigInt(revenueMinor), units.currency.value)
  const share = isOwn && of === "purchases" && rate.basisPoints !== null
  return (
    <>
      <p className="text-muted">
        {dayWords(from)} to {dayWords(to)}, as if everybody had been a member
        {tried < recorded ? `: the latest ${formatInteger(tried)} of ${formatInteger(recorded)} ${of}` : ""}.
      </p>
      <p className="tabular text-base font-semibold">{formatPoints(points, units.currency)}</p>
      <p className="tabular">
        For {formatInteger(applied)} of {formatInteger(tried)} {of}, to {formatInteger(members)}{" "}
        {members === 1 ? "member" : "members"}.
        {share
          ? ` Worth ${formatMoney(rate.costMinor, units.moneyCurrency)}, ${percent(rate.basisPoints)} of revenue.`
          : ""}
        {allPoints > points ? ` All rules together: ${formatPoints(allPoints, units.currency)}.` : ""}
      </p>
      {trial.examples.length > 0 ? (
        <ul className="grid gap-1">
          {trial.examples.map((example) => (
            <Example key={`${example.externalId} ${example.points}`} example={example} units={units} />
          ))}
        </ul>
      ) : (
        <p>It would have applied to none of them.</p>
      )}
    </>
  )
}

function Example({ example, units }: { example: TrialExample; units: Units }) {
  const { who, externalId, day, amountMinor, currency, points, reasons } = example
  const amount = amountMinor === null ? "" : `${formatMoney(amountMinor, currency)}, `
  return (
    <li>
      <details>
        <summary className="min-h-6 break-words">
          {who}, {amount}
          {dayWords(day)}: <span className="tabular font-semibold">{formatPoints(points, units.currency)}</span>
        </summary>
        <p className="text-xs break-all text-muted">{externalId}</p>
        <ul className="list-disc ps-5 text-xs text-muted">
          {reasons.map((reason) => (
            <li key={reason} className="break-words">
              {reason}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

/** 98 basis points are "0.98 %". */
function percent(basisPoints: bigint | null): string {
  if (basisPoints === null) return "nothing"
  return `${basisPoints / 100n}.${(basisPoints % 100n).toString().padStart(2, "0")} %`
}
