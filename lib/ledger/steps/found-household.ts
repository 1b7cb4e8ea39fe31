import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { addToHousehold, type LockedHousehold } from "@/lib/members/steps/household-membership"
import type { HouseholdInput } from "../schema-household"
import { requireHouseholds } from "./require-households"

/**
 * Makes a household of a member, and of others. Throws `not_found`, `households_not_allowed`, `member_not_active`,
 * `already_in_household`, `household_full`.
 */
export async function foundHousehold(tx: Tx, input: HouseholdInput): Promise<LockedHousehold> {
  const { name, headMemberId, memberIds = [], spenders = "everyone" } = input
  const { merchantId } = tx
  const head = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId, id: headMemberId } },
    select: { programId: true },
  })
  if (!head) throw new DomainError("not_found")
  const { programId } = head
  const size = await requireHouseholds(tx, programId)
  const household = { id: newId(), programId, headMemberId }
  await tx.db.household.create({ data: { merchantId, ...household, name, spenders, createdAt: tx.now } })
  for (const memberId of new Set([headMemberId, ...memberIds])) {
    await addToHousehold(tx, household, memberId, size)
  }
  return household
}
