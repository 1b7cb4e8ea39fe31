import type { PlannedAward } from "./judged-batch"
import type { Replay } from "./replay-members"

/** The awards of what a replay judged, ready to be written. */
export function awardsOf({ members }: Replay): PlannedAward[] {
  return members.flatMap(({ member, judgement, recorded }) =>
    judgement.awarded.flatMap(({ activity, version, result }) => {
      const one = recorded.get(activity)
      if (!one) return []
      const { explanation } = result
      const cause = { kind: one.kind, id: one.id }
      return result.awards.map((award) => {
        return { cause, member, versionId: version.id, award, occurredAt: activity.at, explanation }
      })
    }),
  )
}
