import { amountWords, tellLeft, tellWhen } from "@/lib/benefits/domain/tell-benefit"
import type { BenefitView } from "@/lib/benefits/steps/benefit-view"

type LeftFigureProps = { benefit: BenefitView; timeZone: string }

/** What is left as a large figure with what it is of, and until when. */
export function LeftFigure({ benefit, timeZone }: LeftFigureProps) {
  const { total, left, uses, per, unavailableReason } = benefit
  const when = staffWords(unavailableReason) ?? tellWhen(benefit, timeZone)
  if (total === null || left === null) {
    const words = uses === "uncounted" ? "As often as they like" : benefit.sentence
    return (
      <p>
        {words === `${benefit.name}.` ? null : words}
        {when ? <span className="block text-sm text-muted">{when}</span> : null}
      </p>
    )
  }
  const isVisit = per === "visit"
  const words = isVisit ? "each visit" : `of ${amountWords(benefit, total)} left`
  return (
    <p title={tellLeft(benefit) ?? undefined}>
      <span className="tabular text-[2rem] leading-tight font-semibold tracking-tight">
        {amountWords(benefit, left)}
      </span>{" "}
      <span className="text-muted">{words}</span>
      {when ? <span className="block text-sm text-muted">{when}</span> : null}
    </p>
  )
}

function staffWords(reason: BenefitView["unavailableReason"]): string | null {
  return reason === "birthday_unknown" ? "No birthday in the profile" : null
}
