import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Role, requirePermission } from "@/lib/core/permissions"

export interface StaffRow {
  userId: string
  name: string
  email: string
  role: Role
  joinedAt: Date
}

/** Everybody on the merchant's staff, the longest there first. */
export async function listStaff(ctx: Ctx): Promise<StaffRow[]> {
  requirePermission(ctx, "staff:write")
  const rows = await inRead(ctx, (tx) =>
    tx.db.membership.findMany({
      where: { merchantId: ctx.merchantId },
      select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  )
  return rows.map(({ userId, role, createdAt, user }) => ({ userId, ...user, role: role as Role, joinedAt: createdAt }))
}
