import type { Tx } from "@/lib/core/ctx"
import { erasedCard } from "@/lib/members/domain/erased-card"

/** Ends memberships for good: the card, devices, notices and codes go, what was paid by the month ends, households are left. */
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
  await leaveHouseholds(tx, memberIds)
}

/** The one who joined next is the head then; a household without members is closed. */
async function leaveHouseholds(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const { merchantId } = tx
  const left = await tx.db.$queryRaw<{ householdId: string }[]>`
    UPDATE "household_member" SET "leftAt" = ${tx.now}
    WHERE "merchantId" = ${merchantId}::uuid AND "memberId" = ANY(${memberIds}::uuid[]) AND "leftAt" IS NULL
    RETURNING "householdId"`
  for (const { householdId } of left) {
    const where = { merchantId, householdId, leftAt: null }
    const next = await tx.db.householdMember.findFirst({ where, orderBy: [{ joinedAt: "asc" }, { memberId: "asc" }] })
    await tx.db.household.updateMany({
      where: { merchantId, id: householdId, headMemberId: { in: [...memberIds] } },
      data: next ? { headMemberId: next.memberId } : { closedAt: tx.now },
    })
  }
  await tx.db.householdInvitation.deleteMany({ where: { merchantId, invitedBy: { in: [...memberIds] } } })
}

/** Households are locked before wallets by everybody. */
export async function lockHouseholds(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx.db.$queryRaw`
    SELECT 1 FROM "household" h WHERE h."merchantId" = ${tx.merchantId}::uuid AND h."id" IN (
      SELECT x."householdId" FROM "household_member" x WHERE x."merchantId" = ${tx.merchantId}::uuid
        AND x."memberId" = ANY(${memberIds}::uuid[]) AND x."leftAt" IS NULL)
    ORDER BY h."id" FOR UPDATE`
}
