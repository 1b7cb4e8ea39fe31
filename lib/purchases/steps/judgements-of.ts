import type { AwardResult } from "@/lib/programs/domain/award-input"
import type { Judged } from "./judge-member"
import type { Replay } from "./replay-members"
import type { NewJudgement } from "./write-judgements"

/** Why something earned nothing, in one word: what the first rule that came nearest says, or that there was no rule for it. */
export function outcomeOf({ explanation }: AwardResult): string {
  const outcomes = explanation.rules.filter(({ ruleId }) => ruleId !== null).map(({ outcome }) => outcome)
  const nearest = ["limitReached", "nothingEarned", "conditionFailed"] as const
  return nearest.find((outcome) => outcomes.includes(outcome)) ?? outcomes[0] ?? "noRule"
}

/** Of a purchase or event that earned nothing, why. */
export function judgementOf(
  { activity, version, result }: Judged,
  memberId: string,
  cause: { kind: "purchase" | "event"; id: string },
): NewJudgement[] {
  if (result.awards.length > 0) return []
  return [
    {
      memberId,
      programVersionId: version.id,
      ...(cause.kind === "purchase" ? { purchaseId: cause.id } : { eventId: cause.id }),
      outcome: outcomeOf(result),
      effectiveAt: activity.at,
      body: result.explanation,
    },
  ]
}

/** Of everything that a replay judged and that earned nothing, why. */
export function judgementsOf({ members }: Replay): NewJudgement[] {
  return members.flatMap(({ member, judgement, recorded }) =>
    judgement.awarded.flatMap((judged) => {
      const one = recorded.get(judged.activity)
      return one ? judgementOf(judged, member.id, one) : []
    }),
  )
}
