import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type MemberView, memberViews } from "../steps/member-views"
import { ensureReferralCode } from "../steps/referral-codes"

/**
 * A member with tier, progress and balances, now or at an instant by effective time. The code by which they invite others
 * is made when it is first asked for. Throws `not_found`.
 */
export async function getMemberView(ctx: Ctx, { id, at }: { id: string; at?: Date | undefined }): Promise<MemberView> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, id)
  const [view] = await inRead(ctx, (tx) => memberViews(tx, [id], at ?? ctx.now))
  if (!view) throw new DomainError("not_found")
  if (view.referralCode !== null || view.status !== "active") return view
  return { ...view, referralCode: await inTransaction(ctx, (tx) => ensureReferralCode(tx, id)) }
}
