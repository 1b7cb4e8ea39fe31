import { type ExchangeRateInput, exchangeRateSchema } from "../schema-exchange-rate"

type Column = "from" | "to" | "day" | "rate"

const columns: readonly Column[] = ["from", "to", "day", "rate"]

const headings: Record<Column, RegExp> = {
  from: /^(from|base|source)\b/i,
  to: /^(to|target|quote)\b/i,
  day: /^(day|date|on|valid)\b/i,
  rate: /^(rate|value|price|exchange)\b/i,
}

/** Where each column stands, by its heading; without a heading in the order from, to, day, rate. */
function placesOf(first: readonly string[]): { places: Record<Column, number>; hasHeading: boolean } {
  const found = columns.map((column) => first.findIndex((cell) => headings[column].test(cell.trim())))
  const hasHeading = found.every((place) => place >= 0)
  const entries = columns.map((column, index) => [column, hasHeading ? found[index] : index])
  return { places: Object.fromEntries(entries) as Record<Column, number>, hasHeading }
}

/** Reads rates from a file's rows; each problem is a sentence that names its row, the heading counted. */
export function readExchangeRates(rows: readonly (readonly string[])[]): {
  rates: ExchangeRateInput[]
  problems: string[]
} {
  const { places, hasHeading } = placesOf(rows[0] ?? [])
  const rates: ExchangeRateInput[] = []
  const problems: string[] = []
  for (const [index, cells] of rows.entries()) {
    if (index === 0 && hasHeading) continue
    const cell = (column: Column) => (cells[places[column]] ?? "").trim()
    const read = exchangeRateSchema.safeParse({
      from: cell("from").toUpperCase(),
      to: cell("to").toUpperCase(),
      day: cell("day"),
      // A comma for the decimal point, as most of Europe writes it; more than one parts thousands, and is refused.
      rate: cell("rate").replace(/^(\d+),(\d+)$/, "$1.$2"),
    })
    if (read.success) rates.push(read.data)
    else problems.push(problemOf(index + 1, read.error.issues[0], cell))
  }
  return { rates, problems }
}

function problemOf(
  row: number,
  issue: { path: PropertyKey[]; message: string } | undefined,
  cell: (c: Column) => string,
) {
  const column = columns.find((name) => name === issue?.path[0])
  if (!column || !issue) return `Row ${row} is no rate.`
  const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
  return `Row ${row}: “${cell(column).slice(0, 40)}” as ${column} ${message}`
}
