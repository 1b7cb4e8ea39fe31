import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type BenefitUseView, benefitUseSelect, benefitUseViews } from "../steps/benefit-use-views"

type ListInput = { memberId: string; limit: number; cursor?: string | undefined }

/** A member's uses of benefits, newest first; one that was taken back says so. Throws `not_found`. */
export async function listBenefitUses(ctx: Ctx, { memberId, limit, cursor }: ListInput): Promise<Page<BenefitUseView>> {
  requirePermission(ctx, "benefits:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const { merchantId } = tx
    if ((await tx.db.member.count({ where: { merchantId, id: memberId } })) === 0) throw new DomainError("not_found")
    const rows = await tx.db.benefitUse.findMany({
      where: { merchantId, memberId, cancelsId: null, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: benefitUseSelect,
    })
    return toPage(await benefitUseViews(tx, rows), limit)
  })
}
