import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { householdOf, type LockedHousehold, lockHousehold } from "@/lib/members/steps/household-membership"

/** The household whose head the member is, locked. Throws `not_in_household`, and `forbidden` for the others in it. */
export async function requireHead(tx: Tx, memberId: string): Promise<LockedHousehold> {
  const householdId = await householdOf(tx, memberId)
  if (householdId === null) throw new DomainError("not_in_household")
  const household = await lockHousehold(tx, householdId)
  if (household.headMemberId !== memberId) {
    throw new DomainError("forbidden", { detail: "Only the head of the household may do this. Ask them." })
  }
  return household
}
