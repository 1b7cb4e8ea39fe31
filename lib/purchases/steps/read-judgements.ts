import type { Tx } from "@/lib/core/ctx"
import type { Json } from "@/lib/core/json"

/** Why a purchase, or a return of it, moved no points of a member. */
export interface JudgementView {
  id: string
  memberId: string
  programVersionId: string | null
  returnId: string | null
  outcome: string
  effectiveAt: string
  recordedAt: string
  explanation: Json
}

export async function readJudgements(tx: Tx, purchaseId: string): Promise<JudgementView[]> {
  const rows = await tx.db.judgement.findMany({
    where: { merchantId: tx.merchantId, purchaseId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      memberId: true,
      programVersionId: true,
      returnId: true,
      outcome: true,
      effectiveAt: true,
      recordedAt: true,
      body: true,
    },
  })
  return rows.map(({ effectiveAt, recordedAt, body, ...row }) => ({
    ...row,
    effectiveAt: effectiveAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
    explanation: body as Json,
  }))
}
