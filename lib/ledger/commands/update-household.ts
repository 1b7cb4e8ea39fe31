import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { householdMemberIds } from "@/lib/members/steps/hold-household"
import { lockHousehold } from "@/lib/members/steps/household-membership"
import type { HouseholdChangeInput } from "../schema-household"
import { householdView } from "../steps/household-view"
import type { HouseholdView } from "../steps/read-households"

/** Changes a household's name, head or who may spend. Throws `not_found`, `household_closed`, `not_in_household`. */
export async function updateHousehold(ctx: Ctx, input: HouseholdChangeInput): Promise<HouseholdView> {
  requirePermission(ctx, "households:write")
  const { householdId, name, headMemberId, spenders } = input
  return inTransaction(ctx, async (tx) => {
    await lockHousehold(tx, householdId)
    if (headMemberId !== undefined && !(await householdMemberIds(tx, householdId)).includes(headMemberId)) {
      throw new DomainError("not_in_household", {
        fields: [{ path: "headMemberId", message: "Name one of the household's members." }],
      })
    }
    await tx.db.household.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: householdId } },
      data: { ...(name ? { name } : {}), ...(headMemberId ? { headMemberId } : {}), ...(spenders ? { spenders } : {}) },
    })
    await recordAudit(tx, "household.update", householdId, { headMemberId, spenders })
    return householdView(tx, householdId)
  })
}
