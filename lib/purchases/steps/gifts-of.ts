import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { PlannedGift } from "./planned-gift"
import type { Replay, Replayed } from "./replay-members"

/** The entry gifts that are due for what a replay judged, posted already or not. */
export function giftsDue(program: LiveProgram, { member, judgement, recorded }: Replayed): PlannedGift[] {
  return judgement.gifts.flatMap(({ activity, versionId, ...gift }) => {
    const one = recorded.get(activity)
    return one ? [{ member, currency: program.currency, cause: { kind: one.kind, id: one.id }, versionId, gift }] : []
  })
}

/** Of these, those that are not posted yet. */
export function giftsOf(program: LiveProgram, { members }: Replay): PlannedGift[] {
  return members.flatMap((replayed) =>
    giftsDue(program, replayed).filter(({ cause, gift }) => {
      const isIt = (one: { tierId: string; causeId: string | null; points: bigint }) =>
        one.tierId === gift.tierId && one.causeId === cause?.id && one.points > 0n
      return !replayed.gifts.some(isIt)
    }),
  )
}
