import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission, requirePermissions, rolePermissions } from "@/lib/core/permissions"
import type { RemoveStaffInput } from "@/lib/merchants/schema"
import { getMembershipOrThrow } from "@/lib/merchants/steps/get-membership-or-throw"
import { requireAnotherOwner } from "@/lib/merchants/steps/require-another-owner"

/** Takes somebody off the staff: their next request finds nothing here. Throws `not_found`, `last_owner`. */
export async function removeStaff(ctx: Ctx, input: RemoveStaffInput): Promise<{ userId: string }> {
  requirePermission(ctx, "staff:write")
  return inTransaction(ctx, async (tx) => {
    const { userId } = input
    const { role } = await getMembershipOrThrow(tx, userId)
    requirePermissions(ctx, rolePermissions[role])
    if (role === "owner") await requireAnotherOwner(tx, userId)
    await tx.db.membership.deleteMany({ where: { merchantId: tx.merchantId, userId } })
    await recordAudit(tx, "staff.remove", userId, { role })
    return { userId }
  })
}
