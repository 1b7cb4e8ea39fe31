import type { Ctx } from "@/lib/core/ctx"
import type { CurrencyNames } from "@/lib/core/points"
import { listMemberActivities } from "@/lib/purchases/queries/list-member-activities"
import { tellNothing } from "../domain/tell-nothing"
import { requireMember } from "../steps/require-member"

export interface OwnNothing {
  id: string
  at: string
  sentence: string
}

const looked = 200

/** Of the latest things that the member did, those that earned nothing, with a kind word why. Events that bring nothing of themselves are left out. */
export async function listOwnNothing(ctx: Ctx, words: CurrencyNames): Promise<OwnNothing[]> {
  const { memberId } = requireMember(ctx)
  const { data } = await listMemberActivities(ctx, { memberId, limit: looked })
  return data.flatMap(({ id, occurredAt, outcome, trigger, ...activity }) => {
    if (outcome === null || (trigger !== null && trigger !== "event")) return []
    return [{ id, at: occurredAt, sentence: tellNothing({ ...activity, outcome }, words) }]
  })
}
