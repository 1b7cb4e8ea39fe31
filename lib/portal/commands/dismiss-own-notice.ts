import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requireMember } from "../steps/require-member"

/** Puts a notice of the member's own away; twice is once. Throws `not_found`. */
export async function dismissOwnNotice(ctx: Ctx, { noticeId }: { noticeId: string }): Promise<{ id: string }> {
  const { memberId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    const own = { merchantId: ctx.merchantId, id: noticeId, memberId }
    const found = await tx.db.memberNotice.count({ where: own })
    if (found === 0) throw new DomainError("not_found")
    const put = await tx.db.memberNotice.updateMany({
      where: { ...own, dismissedAt: null },
      data: { dismissedAt: tx.now },
    })
    if (put.count > 0) await recordAudit(tx, "member.dismissNotice", memberId, { noticeId })
    return { id: noticeId }
  })
}
