import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { PurchaseResult } from "../steps/purchase-result"
import { type JudgementView, readJudgements } from "../steps/read-judgements"
import { readResults } from "../steps/read-results"
import { type ReturnResult, readReturns } from "../steps/read-returns"

export interface PurchaseItemView {
  lineId: string | null
  sku: string | null
  name: string | null
  category: string | null
  kind: string
  quantity: bigint
  amountMinor: bigint
  discountMinor: bigint
}

/** A purchase with its lines, customer, awards, returns, and why it or they moved no points. Throws `not_found`. */
export async function getPurchase(
  ctx: Ctx,
  { id }: { id: string },
): Promise<
  PurchaseResult & { id: string; items: PurchaseItemView[]; returns: ReturnResult[]; judgements: JudgementView[] }
> {
  requirePermission(ctx, "purchases:read")
  return inRead(ctx, async (tx) => {
    const result = (await readResults(tx, [id])).get(id)
    if (!result) throw new DomainError("not_found")
    const items = await tx.db.purchaseItem.findMany({
      where: { merchantId: ctx.merchantId, purchaseId: id },
      orderBy: { position: "asc" },
      select: {
        lineId: true,
        sku: true,
        name: true,
        category: true,
        kind: true,
        quantity: true,
        amountMinor: true,
        discountMinor: true,
      },
    })
    const returns = await readReturns(tx, { purchaseId: id })
    return { id, ...result, items, returns, judgements: await readJudgements(tx, id) }
  })
}
