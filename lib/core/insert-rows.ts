import { setImmediate } from "node:timers/promises"
import type { Tx } from "./ctx"
import { Prisma } from "./generated/prisma/client"

const tableOf: Record<string, string> = {}

function tableName(model: string): string {
  tableOf[model] ??= model.replace(/[A-Z]/g, (letter, index) => (index ? "_" : "") + letter.toLowerCase())
  return tableOf[model]
}

type Row = Readonly<Record<string, unknown>>

/** Stringified natively: a replacer would be called for every value at every depth. */
function toText(rows: readonly Row[], columns: readonly string[]): string {
  const plain = rows.map((row) => {
    const copy: Record<string, unknown> = {}
    for (const column of columns) {
      const value = row[column]
      copy[column] = typeof value === "bigint" ? value.toString() : value
    }
    return copy
  })
  return JSON.stringify(plain)
}

/**
 * Writes many rows in one statement, the merchant's id filled in. All rows have the same keys; days are 'YYYY-MM-DD' text.
 * One JSON parameter and the table's own row type: about ten times as fast as one INSERT a row, and without a limit on parameters.
 */
export async function insertRows(tx: Tx, model: Prisma.ModelName, rows: readonly Row[]): Promise<void> {
  await prepare(tx, model, rows)?.()
}

/** The same for several tables, one after another: while the database writes one, the next is made ready. */
export async function insertTables(
  tx: Tx,
  tables: readonly { model: Prisma.ModelName; rows: readonly Row[] }[],
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve()
  try {
    for (const { model, rows } of tables) {
      const write = prepare(tx, model, rows)
      await writing
      if (!write) continue
      writing = write()
      // A refusal is thrown where it is waited for; until then nobody is to think it was overlooked.
      writing.catch(() => undefined)
      // Lets the statement go out before the next one is made ready.
      await setImmediate()
    }
  } finally {
    await writing
  }
}

function prepare(tx: Tx, model: Prisma.ModelName, rows: readonly Row[]): (() => Promise<number>) | null {
  const first = rows[0]
  if (!first) return null
  const table = Prisma.raw(`"${tableName(model)}"`)
  const columns = Object.keys(first)
  const listed = Prisma.raw(columns.map((column) => `"${column}"`).join(", "))
  const json = toText(rows, columns)
  return async () => tx.db.$executeRaw`
    INSERT INTO ${table} ("merchantId", ${listed})
    SELECT ${tx.merchantId}::uuid, ${listed} FROM json_populate_recordset(NULL::${table}, ${json}::json)`
}
