import type { Ctx } from "@/lib/core/ctx"
import { listMemberTiers, type MemberTier } from "@/lib/standing/queries/list-member-tiers"
import { requireMember } from "../steps/require-member"

/** The tiers over time of the member who asks, newest first, each with why it began. */
export async function listOwnTiers(ctx: Ctx): Promise<MemberTier[]> {
  return (await listMemberTiers(ctx, { memberId: requireMember(ctx).memberId })).data
}
