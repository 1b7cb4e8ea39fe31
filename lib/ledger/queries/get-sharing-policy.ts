import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { readSharingPolicy, type SharingRules } from "../steps/read-sharing-policy"

/** What a program lets its members share. Throws `not_found`. */
export async function getSharingPolicy(ctx: Ctx, { programId }: { programId: string }): Promise<SharingRules> {
  requirePermission(ctx, "programs:read")
  return inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: programId } }
    if (!(await tx.db.program.findUnique({ where: key, select: { id: true } }))) throw new DomainError("not_found")
    return readSharingPolicy(tx, programId)
  })
}
