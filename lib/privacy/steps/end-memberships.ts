import type { Tx } from "@/lib/core/ctx"
import { erasedCard } from "@/lib/members/domain/erased-card"

/** Ends memberships for good: the card, devices, notices and codes go, what was paid by the month ends. */
export async function endMemberships(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const { merchantId, now } = tx
  const theirs = { merchantId, memberId: { in: [...memberIds] } }
  for (const id of memberIds) {
    await tx.db.member.update({
      where: { merchantId_id: { merchantId, id } },
      data: { cardNumber: erasedCard(id) },
      select: { id: true },
    })
  }
  await tx.db.member.updateMany({
    where: { merchantId, id: { in: [...memberIds] }, status: "active" },
    data: { status: "left" },
  })
  await tx.db.portalSession.deleteMany({ where: theirs })
  await tx.db.memberNotice.deleteMany({ where: theirs })
  await tx.db.referralCode.deleteMany({ where: theirs })
  await tx.db.subscription.updateMany({
    where: { ...theirs, cancelledAt: null },
    data: { cancelledAt: now, cancelledBy: "erased" },
  })
}
