import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

export interface ProgramLimit {
  id: string
  name: string
  currencyPlural: string
  /** Above so many points a file of adjustments needs a second person; null: never. */
  approvalAbovePoints: number | null
}

/** The published programs and above how many points each asks for a second person. */
export async function listApprovalLimits(ctx: Ctx): Promise<ProgramLimit[]> {
  requirePermission(ctx, "ledger:read")
  const programs = await inRead(ctx, (tx) =>
    tx.db.program.findMany({
      where: { merchantId: ctx.merchantId, status: "published" },
      select: { id: true, name: true, currencyPlural: true, approvalAbovePoints: true },
      orderBy: { id: "asc" },
    }),
  )
  return programs.map(({ approvalAbovePoints, ...program }) => ({
    ...program,
    approvalAbovePoints: approvalAbovePoints === null ? null : Number(approvalAbovePoints),
  }))
}
