import type { Ctx } from "@/lib/core/ctx"
import { DomainError, mayPass } from "@/lib/core/errors"
import type { Assembled, ReturnGroup } from "../domain/import/assemble"
import type { FileRow } from "../domain/import/pieces"
import { inLanes, isForLater, type Recordable } from "../domain/import/recording-order"
import { refusalReason } from "../domain/import/refusal-reason"
import type { PurchaseInput } from "../schema"
import { recordFileReturns } from "./record-file-returns"
import { recordPurchases } from "./record-purchases"

/** A purchase or return of a file with the rows that it was put together from. */
export interface Unit extends Recordable {
  rows: readonly FileRow[]
  sent: PurchaseInput | ReturnGroup
}

export type Refusal = [unit: Unit, reason: string]

/** What was put together, ready to be recorded. */
export function unitOf(rows: readonly FileRow[], assembled: Exclude<Assembled, { problem: string }>): Unit {
  const isReturn = "return" in assembled
  const sent = isReturn ? assembled.return : assembled.purchase
  const returnOf = isReturn ? assembled.return.returnOf : undefined
  return { rows, sent, isReturn, externalId: sent.externalId, customer: sent.customer, returnOf }
}

/** Records purchases and returns of a file; answers those that are refused. Recorded before, they change nothing. */
export async function recordUnits(ctx: Ctx, importId: string, units: readonly Unit[]): Promise<Refusal[]> {
  const lanes = inLanes(units.filter((unit) => !isForLater(unit)))
  const later = units.filter(isForLater)
  const results = await Promise.allSettled(lanes.map((lane) => recordLane(ctx, importId, lane)))
  const refused: Refusal[] = []
  for (const result of results) {
    if (result.status === "rejected") throw result.reason
    refused.push(...result.value)
  }
  if (later.length > 0) refused.push(...(await recordLane(ctx, importId, [later])))
  return refused
}

async function recordLane(ctx: Ctx, importId: string, batches: readonly Unit[][]): Promise<Refusal[]> {
  const refused: Refusal[] = []
  for (const batch of batches) {
    // Long imports run past midnight, when the day before is sealed: each batch is recorded at its own instant.
    const now = { ...ctx, now: new Date() }
    const record = batch[0]?.isReturn ? recordReturnBatch : recordPurchaseBatch
    refused.push(...(await record(now, importId, batch)))
  }
  return refused
}

async function recordPurchaseBatch(ctx: Ctx, importId: string, batch: readonly Unit[]): Promise<Refusal[]> {
  const results = await recordPurchases(
    ctx,
    batch.map(({ sent }) => sent),
    { source: "import", importId },
  )
  return results.flatMap((result, index): Refusal[] => {
    const unit = batch[index]
    return unit && result.kind === "refused" ? [[unit, refusalReason(result.error)]] : []
  })
}

async function recordReturnBatch(ctx: Ctx, importId: string, batch: readonly Unit[]): Promise<Refusal[]> {
  try {
    const groups = batch.map(({ sent }) => sent as ReturnGroup)
    const refused = await recordFileReturns(ctx, groups, { importId })
    return batch.flatMap((unit, index): Refusal[] => {
      const error = refused.get(index)
      return error ? [[unit, refusalReason(error)]] : []
    })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (batch.length === 1 && mayPass(error)) throw error
    if (batch.length === 1 && batch[0]) return [[batch[0], refusalReason(error)]]
    // One that cannot be recorded harms no other: each alone.
    const refused: Refusal[] = []
    for (const unit of batch) refused.push(...(await recordReturnBatch(ctx, importId, [unit])))
    return refused
  }
}
