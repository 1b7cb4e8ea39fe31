import type { Tx } from "@/lib/core/ctx"
import type { SharingPolicy } from "@/lib/core/generated/prisma/client"
import type { TransferRules } from "../domain/transfer"

export interface SharingRules extends TransferRules {
  householdsBy: "nobody" | "staff" | "members"
  householdSize: number
}

const unset: SharingRules = {
  transfersAllowed: false,
  feePoints: 0n,
  feeBasisPoints: 0,
  minimumPoints: 1n,
  yearlyCapPoints: null,
  householdsBy: "staff",
  householdSize: 8,
}

/** What a program lets its members share; by default nothing but households that staff make. */
export async function readSharingPolicy(tx: Tx, programId: string): Promise<SharingRules> {
  const row = await tx.db.sharingPolicy.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: programId } },
  })
  return row ? sharingRules(row) : unset
}

function sharingRules({ merchantId: _, id: __, householdsBy, ...row }: SharingPolicy): SharingRules {
  return { ...row, householdsBy: householdsBy as SharingRules["householdsBy"] }
}
