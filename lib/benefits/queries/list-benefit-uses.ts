import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type BenefitUseView, benefitUseSelect, benefitUseViews } from "../steps/benefit-use-views"

type ListInput = { memberId?: string | undefined; limit: number; cursor?: string | undefined }

/** Uses of benefits, newest first, of a member or of all; one that was taken back says so. Throws `not_found`. */
export async function listBenefitUses(ctx: Ctx, input: ListInput): Promise<Page<BenefitUseView>> {
  requirePermission(ctx, "benefits:read")
  const { limit, cursor } = input
  const memberId = ctx.actor.kind === "member" ? (input.memberId ?? ctx.actor.memberId) : input.memberId
  if (memberId) requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const { merchantId } = tx
    if (memberId && (await tx.db.member.count({ where: { merchantId, id: memberId } })) === 0) {
      throw new DomainError("not_found")
    }
    const rows = await tx.db.benefitUse.findMany({
      where: { merchantId, memberId, cancelsId: null, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: benefitUseSelect,
    })
    return toPage(await benefitUseViews(tx, rows), limit)
  })
}
