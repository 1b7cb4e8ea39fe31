import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import type { HouseholdInput } from "../schema-household"
import { foundHousehold } from "../steps/found-household"
import { householdView } from "../steps/household-view"
import type { HouseholdView } from "../steps/read-households"

/**
 * Makes a household: members of a program who spend together, each with a wallet of their own. Throws `not_found`,
 * `households_not_allowed`, `member_not_active`, `already_in_household`, `household_full`.
 */
export async function createHousehold(ctx: Ctx, input: HouseholdInput): Promise<HouseholdView> {
  requirePermission(ctx, "households:write")
  return inTransaction(ctx, async (tx) => {
    const { id } = await foundHousehold(tx, input)
    const household = await householdView(tx, id)
    const memberIds = household.members.map(({ memberId }) => memberId)
    await recordAudit(tx, "household.create", id, { memberIds, spenders: household.spenders })
    await emit(tx, "household.changed", { householdId: id, memberIds })
    return household
  })
}
