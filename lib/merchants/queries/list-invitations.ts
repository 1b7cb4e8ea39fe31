import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Role, requirePermission } from "@/lib/core/permissions"

export interface InvitationRow {
  id: string
  email: string
  role: Role
  expiresAt: Date
  expired: boolean
}

/** Invitations that nobody has accepted or withdrawn, the newest first. */
export async function listInvitations(ctx: Ctx): Promise<InvitationRow[]> {
  requirePermission(ctx, "staff:write")
  const rows = await inRead(ctx, (tx) =>
    tx.db.staffInvitation.findMany({
      where: { merchantId: ctx.merchantId, acceptedAt: null, revokedAt: null },
      select: { id: true, email: true, role: true, expiresAt: true },
      orderBy: { id: "desc" },
      take: 200,
    }),
  )
  return rows.map((row) => ({ ...row, role: row.role as Role, expired: row.expiresAt <= ctx.now }))
}
