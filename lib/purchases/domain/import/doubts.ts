import type { ImportMapping } from "./import-mapping"
import { dateOrders, decimalSigns, readAmount, readDate, readDecimal } from "./read-values"

/** What a file leaves open: its cells can be read in several ways, each as well as the others. */
export interface Doubt {
  about: "dateOrder" | "decimal"
  /** A cell that they read differently. */
  example: string
  /** Each way, with what the cell then is: a day, or a plain decimal number. */
  readings: { value: Way; as: string }[]
}

type Way = ImportMapping["dateOrder"] | ImportMapping["decimal"]

/** So many cells that are read differently are kept: one of them is shown. */
const mostExamples = 20

/** Counts how many cells each way reads. */
function ways<V extends Way>(
  about: Doubt["about"],
  values: readonly V[],
  read: (cell: string, value: V) => string | null,
) {
  const counts = values.map(() => 0)
  const differing: { cell: string; as: (string | null)[] }[] = []
  let last: { cell: string; as: (string | null)[] } = { cell: "", as: [] }
  const add = (cell: string) => {
    if (cell !== last.cell) last = { cell, as: values.map((value) => read(cell, value)) }
    for (const [index, as] of last.as.entries()) if (as !== null) counts[index] = (counts[index] ?? 0) + 1
    if (differing.length < mostExamples && new Set(last.as).size > 1) differing.push(last)
  }
  const doubt = (): Doubt[] => {
    const most = Math.max(...counts)
    const best = values.flatMap((value, index) => (counts[index] === most ? { value, index } : []))
    const shown = differing.find(({ as }) => new Set(best.map(({ index }) => as[index])).size > 1)
    if (!shown) return []
    const readings = best.flatMap(({ value, index }) => {
      const as = shown.as[index]
      return as ? { value, as } : []
    })
    return [{ about, example: shown.cell, readings }]
  }
  return { add, doubt }
}

/** Looks at the dates and amounts of rows, and says in the end what they leave open. */
export function doubtReader({ columns }: Pick<ImportMapping, "columns">, exponent: number) {
  const dates = ways("dateOrder", dateOrders, (cell, order) => readDate(cell, order)?.day ?? null)
  const isUnitPrice = columns.amount === undefined
  const amounts = ways("decimal", decimalSigns, (cell, sign) => {
    if (!isUnitPrice && readAmount(cell, sign, exponent) === null) return null
    const read = readDecimal(cell, sign)
    return read && plainNumber(read)
  })
  const dateColumn = columns.occurredAt
  const amountColumn = columns.amount ?? columns.unitPrice
  return {
    add(cells: readonly string[]) {
      const date = dateColumn === undefined ? "" : (cells[dateColumn]?.trim() ?? "")
      // What begins with the year is read alike in any order, and a whole number with any sign.
      if (/^\d{1,2}[-/.]\d/.test(date)) dates.add(date)
      const amount = amountColumn === undefined ? "" : (cells[amountColumn] ?? "")
      if (/[.,]/.test(amount)) amounts.add(amount)
    },
    doubts: () => [...dates.doubt(), ...amounts.doubt()],
  }
}

function plainNumber({ units, scale }: { units: bigint; scale: number }): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0")
  const whole = digits.slice(0, digits.length - scale)
  const sign = units < 0n ? "-" : ""
  return `${sign}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ""}`
}
