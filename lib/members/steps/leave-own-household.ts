import type { Tx } from "@/lib/core/ctx"
import { emit } from "@/lib/core/outbox"
import { householdOf, lockHousehold, removeFromHousehold } from "./household-membership"

/** Whoever leaves the program leaves their household with it. Call it before any wallet is locked. */
export async function leaveOwnHousehold(tx: Tx, memberId: string): Promise<string | null> {
  const householdId = await householdOf(tx, memberId)
  if (householdId === null) return null
  await removeFromHousehold(tx, await lockHousehold(tx, householdId), memberId)
  await emit(tx, "household.changed", { householdId, memberIds: [memberId] })
  return householdId
}
