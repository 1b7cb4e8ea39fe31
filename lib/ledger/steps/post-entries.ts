import { randomUUID } from "node:crypto"
import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertTables } from "@/lib/core/insert-rows"
import { assertBalanced, memberChange } from "../domain/postings"
import { digestOf } from "../domain/seal-day"
import type { EntryInput } from "./entry-input"
import { moveLots, moveWallets } from "./move-balances"

type Row = Record<string, unknown>

interface Rows {
  entry: Row[]
  posting: Row[]
  lot: Row[]
  movement: Row[]
  explanation: Row[]
}

/**
 * Posts entries set-wise: entries, legs, lots, movements, explanations and balances, each in one statement.
 * The wallets must be locked. Answers the entries' ids, in order.
 */
export async function postEntries(tx: Tx, inputs: readonly EntryInput[]): Promise<string[]> {
  if (inputs.length === 0) return []
  const rows: Rows = { entry: [], posting: [], lot: [], movement: [], explanation: [] }
  const ids = inputs.map((input) => addEntry(tx, rows, input))
  await insertTables(tx, [
    { model: "Entry", rows: rows.entry },
    { model: "Posting", rows: rows.posting },
    { model: "Lot", rows: rows.lot },
    { model: "LotMovement", rows: rows.movement },
    { model: "Explanation", rows: rows.explanation },
  ])
  await moveLots(tx, inputs)
  await moveWallets(tx, inputs)
  return ids
}

/** Posts one entry; see `postEntries`. */
export async function postEntry(tx: Tx, input: EntryInput): Promise<{ entryId: string; points: bigint }> {
  const [entryId = ""] = await postEntries(tx, [input])
  return { entryId, points: memberChange(input.postings).total }
}

function addEntry(tx: Tx, rows: Rows, input: EntryInput): string {
  assertBalanced(input.postings)
  const id = newId()
  const effectiveAt = input.effectiveAt ?? tx.now
  rows.entry.push({
    id,
    walletId: input.wallet.id,
    memberId: input.wallet.memberId,
    programId: input.wallet.programId,
    programVersionId: input.programVersionId ?? null,
    currency: input.wallet.currency,
    kind: input.kind,
    points: memberChange(input.postings).total,
    effectiveAt,
    recordedAt: tx.now,
    effectiveDay: localDay(effectiveAt, tx.merchant.timeZone),
    purchaseId: input.purchaseId ?? null,
    redemptionId: input.redemptionId ?? null,
    returnId: input.returnId ?? null,
    eventId: input.eventId ?? null,
    tierId: input.tierId ?? null,
    causeEntryId: input.causeEntryId ?? null,
    transferId: input.transferId ?? null,
    reason: input.reason ?? null,
    explanationDigest: addExplanation(rows, id, input.explanation),
  })
  for (const { account, points } of input.postings) {
    rows.posting.push({ id: newId(), entryId: id, ledgerAccount: account, points })
  }
  addLots(tx, rows, id, effectiveAt, input)
  return id
}

function addLots(tx: Tx, rows: Rows, entryId: string, effectiveAt: Date, input: EntryInput): void {
  for (const { points, availableAt, expiresAt, inactivityMonths = null, earnedAt = null, ...lot } of input.newLots ??
    []) {
    const matured = lot.matured ?? startsAvailable(tx, availableAt, effectiveAt)
    rows.lot.push({
      id: newId(),
      walletId: input.wallet.id,
      entryId,
      points,
      remaining: points,
      availableAt,
      expiresAt,
      matured,
      inactivityMonths,
      earnedAt,
      onAction: lot.onAction ?? availableAt === null,
      sourceLotId: lot.sourceLotId ?? null,
      givenExpiresAt: lot.givenExpiresAt ?? null,
    })
  }
  for (const { lotId, points } of input.lotMovements ?? []) rows.movement.push({ id: newId(), entryId, lotId, points })
}

/** Whether new points can be spent at once; else they are posted as pending and mature later, be it at an instant past. */
export function startsAvailable(tx: Tx, availableAt: Date | null, effectiveAt: Date): boolean {
  return availableAt !== null && availableAt <= effectiveAt && availableAt <= tx.now
}

function addExplanation(rows: Rows, id: string, explanation: unknown): string | null {
  if (explanation === undefined) return null
  const salt = randomUUID()
  // The text itself is what is stored and what the digest is of.
  const body = JSON.stringify(explanation)
  rows.explanation.push({ id, salt, body })
  return digestOf(`${salt}${body}`)
}
