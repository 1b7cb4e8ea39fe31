import { tellLeft, tellWhen } from "@/lib/benefits/domain/tell-benefit"
import type { BenefitView } from "@/lib/benefits/steps/benefit-view"

type OwnBenefitListProps = { benefits: readonly BenefitView[]; timeZone: string }

/** A member's benefits in the portal: each with its terms, what is left, and until when. */
export function OwnBenefitList({ benefits, timeZone }: OwnBenefitListProps) {
  return (
    <ul className="overflow-hidden rounded-card border border-line bg-surface">
      {benefits.map((benefit) => (
        <li
          key={benefit.id ?? `${benefit.kind} ${benefit.sentence}`}
          className="grid grid-cols-[minmax(0,1fr)] gap-1 border-b border-line px-4 py-3 last:border-0"
        >
          <p className="font-semibold break-words">{benefit.name}</p>
          {saysMore(benefit) ? <p className="text-sm text-muted text-pretty break-words">{benefit.sentence}</p> : null}
          <Left benefit={benefit} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  )
}

/** Whether the sentence says more than the name. */
function saysMore({ name, sentence }: BenefitView): boolean {
  return sentence.replace(/\.$/, "") !== name.replace(/\.$/, "")
}

function Left({ benefit, timeZone }: { benefit: BenefitView; timeZone: string }) {
  const { uses, total, left, per } = benefit
  const words = uses === "uncounted" ? null : tellLeft(benefit)
  const said = [words, tellWhen(benefit, timeZone)].filter(Boolean).join(", ")
  const isPart = total !== null && left !== null && total > 1 && per !== "visit"
  return (
    <>
      {isPart ? (
        <span aria-hidden className="mt-1 block h-2 overflow-hidden rounded-full bg-line">
          <span className="block h-full rounded-full bg-accent" style={{ width: `${(left / total) * 100}%` }} />
        </span>
      ) : null}
      {said ? <p className="tabular text-sm">{capital(said)}</p> : null}
    </>
  )
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
