import type { Tx } from "./ctx"
import { Prisma } from "./generated/prisma/client"

const tableOf: Record<string, string> = {}

function tableName(model: string): string {
  tableOf[model] ??= model.replace(/[A-Z]/g, (letter, index) => (index ? "_" : "") + letter.toLowerCase())
  return tableOf[model]
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value
}

/**
 * Writes many rows in one statement, the merchant's id filled in. All rows have the same keys; days are 'YYYY-MM-DD' text.
 * One JSON parameter and the table's own row type: about ten times as fast as one INSERT a row, and without a limit on parameters.
 */
export async function insertRows(
  tx: Tx,
  model: Prisma.ModelName,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const table = Prisma.raw(`"${tableName(model)}"`)
  const columns = Object.keys(first)
  const listed = Prisma.raw(columns.map((column) => `"${column}"`).join(", "))
  const json = JSON.stringify(rows, plain)
  await tx.db.$executeRaw`
    INSERT INTO ${table} ("merchantId", ${listed})
    SELECT ${tx.merchantId}::uuid, ${listed} FROM json_populate_recordset(NULL::${table}, ${json}::json)`
}
