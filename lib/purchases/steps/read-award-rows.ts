import type { Tx } from "@/lib/core/ctx"

/** An entry of a purchase or an event, once for each lot that it made. */
export interface EntryRow {
  id: string
  activityId: string
  kind: "award" | "correction" | "reversal"
  currency: string
  points: bigint
  effectiveAt: Date
  recordedAt: Date
  returnId: string | null
  lotId: string | null
  lotPoints: bigint | null
  availableAt: Date | null
  expiresAt: Date | null
  inactivityMonths: number | null
  onAction: boolean
}

/** What a return or a correction took of an award, and what it wrote off. */
export interface TakingRow {
  activityId: string
  returnId: string | null
  awardEntryId: string
  entryId: string | null
  points: bigint
  writtenOffPoints: bigint
  expiredPoints: bigint
}

export interface MovementRow {
  entryId: string
  lotId: string
  points: bigint
}

export interface ReturnRow {
  id: string
  activityId: string
  occurredAt: Date
  recordedAt: Date
}

/** What gave points of purchases and events, and what took them, in the order of recording. */
export async function readAwardEntries(tx: Tx, programId: string, ids: readonly string[]): Promise<EntryRow[]> {
  return tx.db.$queryRaw<EntryRow[]>`
    SELECT e."id", coalesce(e."purchaseId", e."eventId") AS "activityId", e."kind", e."currency", e."points", e."effectiveAt",
      e."recordedAt", e."returnId", l."id" AS "lotId", l."points" AS "lotPoints", l."availableAt", l."expiresAt",
      l."inactivityMonths", coalesce(l."onAction", false) AS "onAction"
    FROM "entry" e LEFT JOIN "lot" l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id"
    WHERE e."merchantId" = ${tx.merchantId}::uuid
      AND (e."purchaseId" = ANY(${ids}::uuid[]) OR (e."eventId" IS NOT NULL AND e."eventId" = ANY(${ids}::uuid[])))
      AND e."programId" = ${programId}::uuid AND e."kind" IN ('award', 'correction', 'reversal') AND e."tierId" IS NULL
    ORDER BY e."id", l."id"`
}

/** By returns and corrections, in the order of recording. */
export async function readTakings(tx: Tx, programId: string, ids: readonly string[]): Promise<TakingRow[]> {
  return tx.db.$queryRaw<TakingRow[]>`
    SELECT "purchaseId" AS "activityId", "returnId", "awardEntryId", "entryId", "points", "writtenOffPoints", "expiredPoints"
    FROM "return_reversal"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${ids}::uuid[]) AND "programId" = ${programId}::uuid
    UNION ALL
    SELECT coalesce("purchaseId", "eventId"), NULL, "awardEntryId", "entryId", 0, "writtenOffPoints", "expiredPoints"
    FROM "award_correction"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND ("purchaseId" = ANY(${ids}::uuid[]) OR "eventId" = ANY(${ids}::uuid[]))
      AND "programId" = ${programId}::uuid`
}

/** What entries moved of lots. */
export async function readOwnMovements(
  tx: Tx,
  lotIds: readonly string[],
  entryIds: readonly string[],
): Promise<MovementRow[]> {
  if (lotIds.length === 0 || entryIds.length === 0) return []
  return tx.db.$queryRaw<MovementRow[]>`
    SELECT "entryId", "lotId", "points" FROM "lot_movement"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "lotId" = ANY(${lotIds}::uuid[]) AND "entryId" = ANY(${entryIds}::uuid[])`
}

/** The returns of purchases, in the order of recording. */
export async function readAwardReturns(tx: Tx, ids: readonly string[]): Promise<ReturnRow[]> {
  return tx.db.$queryRaw<ReturnRow[]>`
    SELECT "id", "purchaseId" AS "activityId", "occurredAt", "recordedAt" FROM "purchase_return"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${ids}::uuid[]) ORDER BY "id"`
}
