import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { SharingPolicyInput } from "../schema-sharing"
import { readSharingPolicy, type SharingRules } from "../steps/read-sharing-policy"

/**
 * Sets what a program lets its members share, at once: it is no part of a version, as it earns nothing. Throws `not_found`,
 * `invalid_input`.
 */
export async function setSharingPolicy(ctx: Ctx, { programId, ...change }: SharingPolicyInput): Promise<SharingRules> {
  requirePermission(ctx, "programs:publish")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: programId } }
    if (!(await tx.db.program.findUnique({ where: key, select: { id: true } }))) throw new DomainError("not_found")
    const before = await readSharingPolicy(tx, programId)
    const rules = changed(before, change)
    if (rules.yearlyCapPoints !== null && rules.yearlyCapPoints < rules.minimumPoints) {
      const message = "The most in a year must not be less than the smallest gift."
      throw new DomainError("invalid_input", { fields: [{ path: "yearlyCapPoints", message }], detail: message })
    }
    const own = { merchantId: ctx.merchantId, id: programId }
    await tx.db.sharingPolicy.upsert({ where: { merchantId_id: own }, create: { ...own, ...rules }, update: rules })
    await recordAudit(tx, "program.setSharing", programId, { before, after: rules })
    return rules
  })
}

function changed(before: SharingRules, change: Omit<SharingPolicyInput, "programId">): SharingRules {
  const { feePoints, minimumPoints, yearlyCapPoints: cap } = change
  return {
    transfersAllowed: change.transfersAllowed ?? before.transfersAllowed,
    feePoints: feePoints === undefined ? before.feePoints : BigInt(feePoints),
    feeBasisPoints: change.feeBasisPoints ?? before.feeBasisPoints,
    minimumPoints: minimumPoints === undefined ? before.minimumPoints : BigInt(minimumPoints),
    yearlyCapPoints: cap === undefined ? before.yearlyCapPoints : cap === null ? null : BigInt(cap),
    householdsBy: change.householdsBy ?? before.householdsBy,
    householdSize: change.householdSize ?? before.householdSize,
  }
}
