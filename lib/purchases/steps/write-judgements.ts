import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"

/** Why something moved no points of a member. */
export interface NewJudgement {
  memberId: string
  programVersionId: string
  purchaseId?: string | null
  eventId?: string | null
  returnId?: string | null
  outcome: string
  effectiveAt: Date
  body: unknown
}

/** Keeps why nothing was earned, taken or given. */
export async function writeJudgements(tx: Tx, judgements: readonly NewJudgement[]): Promise<void> {
  await insertRows(
    tx,
    "Judgement",
    judgements.map(({ purchaseId = null, eventId = null, returnId = null, ...judgement }) => {
      return { id: newId(), ...judgement, purchaseId, eventId, returnId, recordedAt: tx.now }
    }),
  )
}
