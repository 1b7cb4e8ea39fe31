import type { Tx } from "@/lib/core/ctx"
import { householdOf, lockHousehold, removeFromHousehold } from "./household-membership"

/**
 * Two members of a program become one, their households locked before any wallet. Whoever is in none takes the other's place;
 * where both are in one, the first leaves theirs, and in the same one hands on being its head.
 */
export async function mergeHouseholds(tx: Tx, fromMemberId: string, intoMemberId: string): Promise<void> {
  const fromId = await householdOf(tx, fromMemberId)
  if (fromId === null) return
  const { merchantId } = tx
  const intoId = await householdOf(tx, intoMemberId)
  const household = await lockHousehold(tx, fromId)
  const passOn = async () => {
    if (household.headMemberId !== fromMemberId) return
    const key = { merchantId_id: { merchantId, id: fromId } }
    await tx.db.household.update({ where: key, data: { headMemberId: intoMemberId } })
    household.headMemberId = intoMemberId
  }
  if (intoId === null) {
    await tx.db.householdMember.updateMany({
      where: { merchantId, memberId: fromMemberId, leftAt: null },
      data: { memberId: intoMemberId },
    })
    return passOn()
  }
  if (intoId === fromId) await passOn()
  await removeFromHousehold(tx, household, fromMemberId)
}
