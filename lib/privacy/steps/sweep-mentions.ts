import type { Tx } from "@/lib/core/ctx"
import { type Mentions, type SweepPlace, type SweptTable, sweptTables } from "../domain/sweep"

const pageRows = 500

interface Sweep {
  /** The keys of the next rows, in order. */
  page(tx: Tx, after: string, until: string): Promise<string[]>
  /** Takes away what names the person in these rows. */
  wipe(tx: Tx, keys: string[], mentions: Mentions): Promise<unknown>
}

const rowsBetween = (tx: Tx, after: string, until: string) => ({
  where: { merchantId: tx.merchantId, id: { ...(after ? { gt: after } : {}), lte: until } },
  orderBy: { id: "asc" as const },
  select: { id: true },
  take: pageRows,
})

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** How each table is looked through. Mail to staff who have the same address stays; a row of a file is theirs where a whole cell of it is one of their identifiers. */
const sweeps: Record<SweptTable, Sweep> = {
  mail: {
    page: async (tx, after, until) => idsOf(await tx.db.mail.findMany(rowsBetween(tx, after, until))),
    wipe: (tx, ids, { emails }) => tx.db.$executeRaw`
      DELETE FROM "mail" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${ids}::uuid[])
        AND "purpose" IN ('message', 'code') AND lower("toAddress") = ANY(${emails}::text[])`,
  },
  importRejection: {
    page: async (tx, after, until) => idsOf(await tx.db.importRejection.findMany(rowsBetween(tx, after, until))),
    wipe: (tx, ids, { values }) => tx.db.$executeRaw`
      UPDATE "import_rejection" r SET "raw" = '', "reason" = 'Erased with the person.'
      WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."id" = ANY(${ids}::uuid[])
        AND EXISTS (SELECT FROM unnest(${values}::text[]) AS v
          WHERE strpos(',' || translate(lower(r."raw"), ';"|' || chr(9), ',,,,') || ',', ',' || v || ',') > 0)`,
  },
  adjustmentRow: {
    page: async (tx, after, until) => idsOf(await tx.db.adjustmentRow.findMany(rowsBetween(tx, after, until))),
    wipe: (tx, ids, { memberIds, values }) => tx.db.$executeRaw`
      UPDATE "adjustment_row" r SET "raw" = '', "reason" = NULL
      WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."id" = ANY(${ids}::uuid[])
        AND (r."memberId" = ANY(${memberIds}::uuid[]) OR EXISTS (SELECT FROM unnest(${values}::text[]) AS v
          WHERE strpos(',' || translate(lower(r."raw"), ';"|' || chr(9), ',,,,') || ',', ',' || v || ',') > 0))`,
  },
  // What the API answered and keeps for a request that is sent again: a request of before the erasure is a new one after it.
  storedAnswer: {
    page: async (tx, after) => {
      const where = { merchantId: tx.merchantId, key: { gt: after } }
      const rows = await tx.db.idempotencyKey.findMany({
        where,
        orderBy: { key: "asc" },
        select: { key: true },
        take: pageRows,
      })
      return rows.map(({ key }) => key)
    },
    wipe: (tx, keys, { customerIds, memberIds }) => tx.db.$executeRaw`
      DELETE FROM "idempotency_key" k WHERE k."merchantId" = ${tx.merchantId}::uuid AND k."key" = ANY(${keys}::text[])
        AND EXISTS (SELECT FROM unnest(${[...customerIds, ...memberIds]}::text[]) AS v WHERE strpos(k."body"::text, v) > 0)`,
  },
}

/**
 * Goes on looking through messages, rows of files and stored answers for an erased person, for so many pages or so long at
 * most, so that a transaction stays short however much a merchant keeps. Answers where to go on; null: all was looked through.
 */
export async function sweepMentions(
  tx: Tx,
  mentions: Mentions,
  from: SweepPlace,
  most: { pages: number; ms: number },
): Promise<SweepPlace | null> {
  const began = performance.now()
  let place = from
  for (let pages = 0; pages < most.pages && performance.now() - began < most.ms; pages += 1) {
    const sweep = sweeps[place.table]
    const keys = await sweep.page(tx, place.after, mentions.until)
    if (keys.length > 0) await sweep.wipe(tx, keys, mentions)
    const last = keys.length < pageRows ? undefined : keys.at(-1)
    const next = last === undefined ? nextTable(place.table) : place.table
    if (next === undefined) return null
    place = { table: next, after: last ?? "" }
  }
  return place
}

function nextTable(table: SweptTable): SweptTable | undefined {
  return sweptTables[sweptTables.indexOf(table) + 1]
}
