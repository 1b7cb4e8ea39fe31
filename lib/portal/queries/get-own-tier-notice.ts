import type { Ctx } from "@/lib/core/ctx"
import { listTierNotices, type TierNoticeView } from "@/lib/standing/queries/list-tier-notices"
import { requireMember } from "../steps/require-member"

/** The latest notice of the end of a tier that is still foreseen, of the member who asks. */
export async function getOwnTierNotice(ctx: Ctx): Promise<TierNoticeView | null> {
  const { data } = await listTierNotices(ctx, { memberId: requireMember(ctx).memberId })
  return data.find(({ stillDue }) => stillDue) ?? null
}
