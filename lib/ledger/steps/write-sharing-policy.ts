import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { SharingPolicyBody } from "../schema-sharing"
import { readSharingPolicy, type SharingRules } from "./read-sharing-policy"

/**
 * Changes what a program lets its members share: what is named, the rest stays. Throws `invalid_input` told at `place`, the path
 * at which the rules were sent.
 */
export async function writeSharingPolicy(
  tx: Tx,
  programId: string,
  change: SharingPolicyBody,
  place: readonly string[] = [],
): Promise<{ before: SharingRules; after: SharingRules }> {
  const before = await readSharingPolicy(tx, programId)
  const after = changed(before, change)
  if (after.yearlyCapPoints !== null && after.yearlyCapPoints < after.minimumPoints) {
    const message = "The most in a year must not be less than the smallest gift."
    const path = [...place, "yearlyCapPoints"].join(".")
    throw new DomainError("invalid_input", { fields: [{ path, message }], detail: message })
  }
  const own = { merchantId: tx.merchantId, id: programId }
  await tx.db.sharingPolicy.upsert({ where: { merchantId_id: own }, create: { ...own, ...after }, update: after })
  return { before, after }
}

function changed(before: SharingRules, change: SharingPolicyBody): SharingRules {
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
