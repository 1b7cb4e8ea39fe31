import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { endGrant } from "@/lib/standing/steps/end-grant"
import { readTierGrants } from "@/lib/standing/steps/tier-grant-view"
import { type BenefitUseView, benefitUseSelect, benefitUseViews } from "../steps/benefit-use-views"
import { givenByOf } from "../steps/given-by"
import { lockMember } from "../steps/lock-member"

/**
 * Takes a use back, once: a second entry on the same day undoes it, so that the member has it again in that period. The
 * tier that a gift of status gave ends.
 * Throws `not_found`, `benefit_use_cancelled`.
 */
export async function cancelBenefitUse(ctx: Ctx, { useId }: { useId: string }): Promise<BenefitUseView> {
  requirePermission(ctx, "benefits:use")
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: useId } }
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.benefitUse.findUnique({ where: key, select: { memberId: true, grantId: true } })
    if (!found) throw new DomainError("not_found")
    await endGift(tx, found.grantId)
    await lockMember(tx, found.memberId)
    const use = await tx.db.benefitUse.findUniqueOrThrow({ where: key, include: { cancelledBy: true } })
    if (use.cancelsId !== null || use.cancelledBy.length > 0) throw new DomainError("benefit_use_cancelled")
    const { cancelledBy: _, amount, costMinor, memberId, benefitId, ...same } = use
    const undone = { amount: -amount, costMinor: costMinor === null ? null : -costMinor }
    const taken = { recordedAt: tx.now, givenBy: givenByOf(tx.actor), place: null, note: null, cancelsId: useId }
    const id = newId()
    await tx.db.benefitUse.create({
      data: { ...same, memberId, benefitId, ...undone, ...taken, id },
      select: { id: true },
    })
    await recordAudit(tx, "benefitUse.cancel", useId, { memberId, benefitId, amount })
    await emit(tx, "benefit.useCancelled", { useId: id, cancelsId: useId, memberId, benefitId })
    const row = await tx.db.benefitUse.findUniqueOrThrow({ where: key, select: benefitUseSelect })
    const [view] = await benefitUseViews(tx, [row])
    if (!view) throw new DomainError("not_found")
    return view
  })
}

/** A gift may have ended by itself, with the giver's tier or the receiver's membership: then there is nothing to end. */
async function endGift(tx: Tx, grantId: string | null): Promise<void> {
  const [grant] = grantId ? await readTierGrants(tx, { id: grantId }) : []
  if (grant?.status === "running") await endGrant(tx, grant.id, "The gift was taken back")
}
