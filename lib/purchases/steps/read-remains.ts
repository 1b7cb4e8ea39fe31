import type { Tx } from "@/lib/core/ctx"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import { afterReturns, type ReturnRequest } from "../domain/remaining-purchase"
import { returnRequest, type StoredRequest } from "../domain/return-request"

/** What returns asked for, in the order in which they were recorded, by the purchase's id. */
export async function readReturnRequests(
  tx: Tx,
  purchaseIds: readonly string[],
): Promise<Map<string, ReturnRequest[]>> {
  const requests = new Map<string, ReturnRequest[]>()
  if (purchaseIds.length === 0) return requests
  const rows = await tx.db.$queryRaw<{ purchaseId: string; requested: StoredRequest }[]>`
    SELECT "purchaseId", "requested" FROM "purchase_return"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${purchaseIds}::uuid[]) ORDER BY "id"`
  for (const { purchaseId, requested } of rows) {
    requests.set(purchaseId, [...(requests.get(purchaseId) ?? []), returnRequest(requested)])
  }
  return requests
}

/** The purchase as it stood after each of the returns. */
export function restsOf(purchase: Purchase, requests: readonly ReturnRequest[] | undefined): (Purchase | null)[] {
  return (requests ?? []).map((_, index, all) => afterReturns(purchase, all.slice(0, index + 1)).purchase)
}
