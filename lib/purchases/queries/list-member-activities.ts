import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type MemberActivity, readMemberActivities } from "../steps/read-member-activities"

/** What a member did, newest first by when it happened, each with what it gave or why it gave nothing. Throws `not_found`. */
export async function listMemberActivities(
  ctx: Ctx,
  { memberId, limit, cursor }: { memberId: string; limit: number; cursor?: string | undefined },
): Promise<Page<MemberActivity>> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const id = { merchantId: ctx.merchantId, id: memberId }
    const member = await tx.db.member.findUnique({ where: { merchantId_id: id }, select: { id: true } })
    if (!member) throw new DomainError("not_found")
    return toPage(await readMemberActivities(tx, { memberId, limit: limit + 1, cursor }), limit)
  })
}
