import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"

export interface WalletRequest {
  accountId: string
  programId: string
  currency: string
}

/** Makes the wallets that an account does not have yet. */
export async function ensureWallets(tx: Tx, requests: readonly WalletRequest[]): Promise<void> {
  if (requests.length === 0) return
  const sorted = [...requests].sort((a, b) => (a.accountId + a.currency < b.accountId + b.currency ? -1 : 1))
  const rows = JSON.stringify(sorted.map((request) => ({ id: newId(), ...request })))
  await tx.db.$executeRaw`
    INSERT INTO "wallet" ("merchantId", "id", "accountId", "programId", "currency")
    SELECT ${tx.merchantId}::uuid, r."id", r."accountId", r."programId", r."currency"
    FROM json_to_recordset(${rows}::json) AS r("id" uuid, "accountId" uuid, "programId" uuid, "currency" text)
    ON CONFLICT ("merchantId", "accountId", "currency") DO NOTHING`
}
