import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { findProgramMember } from "@/lib/members/steps/find-program-member"
import { addToHousehold, lockHousehold } from "@/lib/members/steps/household-membership"
import type { HouseholdMemberInput } from "../schema-household"
import { householdView } from "../steps/household-view"
import type { HouseholdView } from "../steps/read-households"
import { requireHouseholds } from "../steps/require-households"

/**
 * Takes a member of the program into a household, by staff, who have asked them. Throws `not_found`, `household_closed`,
 * `households_not_allowed`, `receiver_unknown`, `member_not_active`, `already_in_household`, `household_full`.
 */
export async function joinHousehold(ctx: Ctx, input: HouseholdMemberInput): Promise<HouseholdView> {
  requirePermission(ctx, "households:write")
  const { householdId, ...identity } = input
  return inTransaction(ctx, async (tx) => {
    const household = await lockHousehold(tx, householdId)
    const size = await requireHouseholds(tx, household.programId)
    const member = await findProgramMember(tx, household.programId, identity)
    if (!member) {
      const message = "No member of this program is known by this. Check what you typed."
      throw new DomainError("receiver_unknown", { detail: message, fields: [{ path: "memberId", message }] })
    }
    await addToHousehold(tx, household, member.id, size)
    await recordAudit(tx, "household.join", householdId, { memberId: member.id })
    await emit(tx, "household.changed", { householdId, memberIds: [member.id] })
    return householdView(tx, householdId)
  })
}
