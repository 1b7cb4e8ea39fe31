import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { lockHousehold, removeFromHousehold } from "@/lib/members/steps/household-membership"
import { householdView } from "../steps/household-view"
import type { HouseholdView } from "../steps/read-households"

/**
 * Takes a member out of a household; their points go along. The last one closes it. Throws `not_found`, `household_closed`,
 * `not_in_household`.
 */
export async function leaveHousehold(
  ctx: Ctx,
  { householdId, memberId }: { householdId: string; memberId: string },
): Promise<HouseholdView> {
  requirePermission(ctx, "households:write")
  return inTransaction(ctx, async (tx) => {
    await removeFromHousehold(tx, await lockHousehold(tx, householdId), memberId)
    await recordAudit(tx, "household.leave", householdId, { memberId })
    await emit(tx, "household.changed", { householdId, memberIds: [memberId] })
    return householdView(tx, householdId)
  })
}
