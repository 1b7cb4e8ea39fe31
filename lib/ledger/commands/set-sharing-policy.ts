import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { SharingPolicyInput } from "../schema-sharing"
import type { SharingRules } from "../steps/read-sharing-policy"
import { writeSharingPolicy } from "../steps/write-sharing-policy"

/**
 * Sets what a program lets its members share, at once: it is no part of a version, as it earns nothing. Throws `not_found`,
 * `invalid_input`.
 */
export async function setSharingPolicy(ctx: Ctx, { programId, ...change }: SharingPolicyInput): Promise<SharingRules> {
  requirePermission(ctx, "programs:publish")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: programId } }
    if (!(await tx.db.program.findUnique({ where: key, select: { id: true } }))) throw new DomainError("not_found")
    const { before, after } = await writeSharingPolicy(tx, programId, change)
    await recordAudit(tx, "program.setSharing", programId, { before, after })
    return after
  })
}
