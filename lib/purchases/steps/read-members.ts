import type { Tx } from "@/lib/core/ctx"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"

type Row = Omit<KnownMember, "isNew" | "wallets">

/** The members of a program by their customers, for judging without writing: nothing is locked and wallets are left out. */
export async function readMembers(
  tx: Tx,
  programId: string,
  customerIds: readonly string[],
): Promise<Map<string, KnownMember>> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT "id", "customerId", "programId", "accountId", "cardNumber", "status", "joinedAt" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[])
      AND "programId" = ${programId}::uuid`
  return new Map(rows.map((row) => [row.customerId, { ...row, isNew: false, wallets: new Map() }]))
}
