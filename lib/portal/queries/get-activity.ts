import type { Ctx } from "@/lib/core/ctx"
import { type EntryDetail, getEntry } from "@/lib/ledger/queries/get-entry"
import { requireMember } from "../steps/require-member"
import { named, rewardNames } from "./list-activity"

/** One entry of the member's own history with what explains it. Throws `not_found`, for another member's too. */
export async function getActivity(ctx: Ctx, entryId: string): Promise<EntryDetail> {
  const { memberId } = requireMember(ctx)
  const entry = await getEntry(ctx, { id: entryId })
  const names = await rewardNames(ctx, memberId, entry.redemptionId ? [entry.redemptionId] : [])
  // What another member of the household redeemed is theirs: there is no voucher to see here.
  const redemptionId = entry.redemptionId && names.has(entry.redemptionId) ? entry.redemptionId : null
  return { ...entry, redemptionId, description: named(entry, names).description }
}
