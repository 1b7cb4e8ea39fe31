import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { type Role, requirePermission, requirePermissions, rolePermissions } from "@/lib/core/permissions"
import type { ChangeRoleInput } from "@/lib/merchants/schema"
import { getMembershipOrThrow } from "@/lib/merchants/steps/get-membership-or-throw"
import { requireAnotherOwner } from "@/lib/merchants/steps/require-another-owner"

/** Gives a staff user another role, from their next request on. Throws `not_found`, `last_owner`. */
export async function changeRole(ctx: Ctx, input: ChangeRoleInput): Promise<{ userId: string; role: Role }> {
  requirePermission(ctx, "staff:write")
  requirePermissions(ctx, rolePermissions[input.role])
  return inTransaction(ctx, async (tx) => {
    const { userId, role } = input
    const membership = await getMembershipOrThrow(tx, userId)
    requirePermissions(ctx, rolePermissions[membership.role])
    if (membership.role === "owner" && role !== "owner") await requireAnotherOwner(tx, userId)
    await tx.db.membership.updateMany({ where: { merchantId: tx.merchantId, userId }, data: { role } })
    await recordAudit(tx, "staff.changeRole", userId, { from: membership.role, to: role })
    return { userId, role }
  })
}
