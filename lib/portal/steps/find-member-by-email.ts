import type { Tx } from "@/lib/core/ctx"

export interface FoundMember {
  id: string
  customerId: string
  status: string
}

/** The member of a program whose customer has this e-mail address, also one who left; else null. */
export async function findMemberByEmail(tx: Tx, programId: string, emailKey: string): Promise<FoundMember | null> {
  const [found] = await tx.db.$queryRaw<FoundMember[]>`
    SELECT m."id", m."customerId", m."status" FROM "customer_identifier" i
    JOIN "member" m ON m."merchantId" = i."merchantId" AND m."customerId" = i."customerId"
    WHERE i."merchantId" = ${tx.merchantId}::uuid AND i."kind" = 'email' AND i."value" = ${emailKey}
      AND m."programId" = ${programId}::uuid`
  return found ?? null
}
