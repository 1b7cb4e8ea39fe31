import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type BenefitView, benefitViews } from "../steps/benefit-view"
import { readMemberBenefits } from "../steps/read-member-benefits"

/** What a member has at this moment: what is left of it, and until when. Throws `not_found`. */
export async function listMemberBenefits(ctx: Ctx, { memberId }: { memberId: string }): Promise<BenefitView[]> {
  requirePermission(ctx, "benefits:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => benefitViews(await readMemberBenefits(tx, memberId)))
}
