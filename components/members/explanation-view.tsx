import { Check, X } from "lucide-react"
import { Day } from "@/components/ui/time"
import type { Json } from "@/lib/core/json"
import { formatMoney } from "@/lib/core/money"
import { explainSpend, explainTransfer } from "@/lib/ledger/domain/explain-sharing"
import { explainReturn } from "@/lib/programs/domain/explain-return"
import { explainRules, type RuleWords } from "@/lib/programs/domain/explain-rules"
import type { AwardExplanation } from "@/lib/programs/domain/explanation"
import { type ProgramWords, pointsWords } from "@/lib/programs/domain/points-words"
import { readExplanation } from "@/lib/programs/domain/read-explanation"
import { nameOwnEvent } from "@/lib/purchases/domain/name-own-event"

type ExplanationViewProps = {
  explanation: Json
  /** Whose entry it is of, where others share in it. */
  memberId?: string
  /** What the program calls its points. */
  currency: ProgramWords["currency"]
  /** What stores are called, by id and by number. */
  storeNames: Readonly<Record<string, string>>
}

/** A stored explanation: every rule with what it asked and saw, and the arithmetic; nothing where there was none. */
export function ExplanationView({ explanation, memberId, currency, storeNames }: ExplanationViewProps) {
  const stored = readExplanation(explanation)
  if (stored.spend) return <Sentences sentences={explainSpend(stored.spend, memberId ?? "")} />
  if (stored.transfer) return <Sentences sentences={explainTransfer(stored.transfer)} />
  if (stored.return) {
    return (
      <div className="grid gap-4">
        <Sentences sentences={explainReturn(stored.return)} />
        <details>
          <summary className="cursor-pointer text-sm font-semibold">What the purchase earns after the return</summary>
          <div className="mt-2">
            <Award award={stored.return.after} currency={currency} storeNames={storeNames} />
          </div>
        </details>
      </div>
    )
  }
  if (!stored.award) return null
  return (
    <div className="grid gap-3">
      {stored.cause ? (
        <p>
          What came to be known late: <Cause externalId={stored.cause.externalId} />
          of <Day day={stored.cause.occurredAt.slice(0, 10)} />.
        </p>
      ) : null}
      <Award award={stored.award} currency={currency} storeNames={storeNames} />
    </div>
  )
}

/** What came late, by the sender's number where it has one. */
function Cause({ externalId }: { externalId: string }) {
  const named = externalId === "" ? "something" : nameOwnEvent(externalId)
  if (named) return `${named}, `
  return (
    <>
      <span className="font-mono text-xs break-all">{externalId}</span>,{" "}
    </>
  )
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

type AwardProps = Pick<ExplanationViewProps, "currency" | "storeNames"> & { award: AwardExplanation }

function Award({ award, currency, storeNames }: AwardProps) {
  const { base, tier, moneyCurrency } = award
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">
        {base ? `${formatMoney(base.totalMinor, moneyCurrency)} of the purchase earns. ` : ""}
        {tier ? `The member was at ${tier.name} before it.` : "The member had no tier before it."}
      </p>
      {award.rules.length === 0 ? <p>No rule of the program looks at this.</p> : null}
      <ul className="grid gap-3">
        {explainRules(award, storeNames).map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names of rules need not be unique, and the list never changes
          <li key={index} className="rounded-control border border-line p-3">
            <Rule rule={rule} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Rule({ rule, currency }: { rule: RuleWords; currency: ProgramWords["currency"] }) {
  const given = pointsWords({ points: rule.points, currency: rule.currency }, [{ id: "", currency }])
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{rule.name}</span>
        <span className="tabular">{rule.points > 0 ? `+${given}` : (rule.nothing ?? "nothing")}</span>
      </div>
      {rule.lines && rule.lines.length > 0 ? (
        <p className="text-sm text-muted">For line {rule.lines.join(", ")} of the purchase.</p>
      ) : null}
      {rule.conditions.length > 0 ? (
        <ul className="grid gap-1 text-sm">
          {rule.conditions.map(({ asked, seen, held }) => (
            <li key={`${asked} ${seen}`} className="flex gap-2">
              {held ? (
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
              ) : (
                <X aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
              )}
              <span>
                <span className="sr-only">{held ? "Held: " : "Did not hold: "}</span>
                {asked}. <span className="text-muted">Seen: {seen}.</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {rule.steps.length > 0 ? (
        <ul className="tabular grid gap-1 text-sm">
          {rule.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      ) : null}
      {rule.points > 0 && rule.nothing ? <p className="text-sm">Then {rule.nothing}.</p> : null}
    </div>
  )
}
