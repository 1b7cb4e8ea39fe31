import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { leaveOwnHousehold } from "@/lib/members/steps/leave-own-household"
import { requireMember } from "../steps/require-member"

/** The member who asks leaves their household, with their own points. Throws `not_in_household`. */
export async function quitHousehold(ctx: Ctx): Promise<{ householdId: string }> {
  const { memberId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    const householdId = await leaveOwnHousehold(tx, memberId)
    if (householdId === null) throw new DomainError("not_in_household")
    await recordAudit(tx, "household.leave", householdId, { memberId })
    return { householdId }
  })
}
