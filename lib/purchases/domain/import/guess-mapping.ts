import type { FileFormat } from "./file-format"
import type { ImportField, ImportMapping } from "./import-mapping"
import {
  type DateOrder,
  type DecimalSign,
  dateOrders,
  decimalSignOf,
  readAmount,
  readDate,
  serialDate,
} from "./read-values"

/** Headings by what they usually hold, the surest first. */
const headings: Record<ImportField, RegExp[]> = {
  purchase: [
    /^(purchase|order|receipt|invoice|transaction|sale|document)[\s_-]*(id|no|nr|number|ref.*)?$/i,
    /^(order|invoice|receipt|transaction)/i,
    /^(bestell|rechnungs|beleg|bon)(nummer|nr)\.?$|^(commande|facture|factura|pedido|ticket)$/i,
  ],
  customer: [
    /^(customer|client|member|user|contact|account)[\s_-]*(id|no|nr|number|ref.*)?$/i,
    /customer/i,
    /^(kunde|kunden(nummer|nr|id)\.?|cliente?|klant(nummer)?)$/i,
  ],
  unitPrice: [/^(unit|item|piece|lineitem)[\s_-]*price$/i, /^price[\s_-]*(each|per[\s_-]*(unit|piece|item))$/i],
  occurredAt: [
    /^(date|datetime|time|timestamp|created([\s_-]*at)?|day)$/i,
    /date|occurred|created/i,
    /datum|fecha|^data$/i,
  ],
  amount: [
    /^(amount|total|sum|value|price|revenue|dollar_value|paid)$/i,
    /total|amount|value|revenue/i,
    /betrag|summe|umsatz|importe|montant|bedrag/i,
  ],
  email: [/e-?mail/i],
  phone: [/phone|mobile|^tel\b|telefon/i],
  firstName: [/^(first|given)[\s_-]*name$/i],
  lastName: [/^(last|family|sur)[\s_-]*name$|^surname$/i],
  channel: [/channel/i],
  tax: [/^(tax(es)?|vat|gst)([\s_-]*amount)?$/i],
  shipping: [/^(shipping|delivery|postage)([\s_-]*(cost|amount|fee))?$/i],
  sku: [/^(sku|stock[\s_-]*code|(item|product|article|lineitem)[\s_-]*(code|id|no|nr|number|sku))$/i],
  name: [/^(description|item|product|article|(item|product|article|lineitem)[\s_-]*(name|title|description))$/i],
  category: [/^((item|product|article)[\s_-]*)?(category|department|product[\s_-]*type)$/i],
  quantity: [/^(lineitem[\s_-]*)?(quantity|qty|pieces|units)$/i],
  discount: [/^((line|item|lineitem)[\s_-]*)?discount([\s_-]*amount)?$/i],
  currency: [/^currency([\s_-]*code)?$/i],
  store: [/^(store|shop|branch|location)[\s_-]*(id|no|nr|number|code)?$/i],
  returnMark: [/^(is[\s_-]*)?(return|refund|cancelled|canceled)(ed)?$/i],
  returnOf: [/^(original|returned|refunded)[\s_-]*(purchase|order|receipt|invoice|sale)/i],
}

function byHeading(header: readonly string[]): Partial<Record<ImportField, number>> {
  const found: Partial<Record<ImportField, number>> = {}
  const taken = new Set<number>()
  for (const [field, patterns] of Object.entries(headings) as [ImportField, RegExp[]][]) {
    const index = patterns
      .map((pattern) => header.findIndex((name, column) => !taken.has(column) && pattern.test(name.trim())))
      .find((column) => column >= 0)
    if (index === undefined) continue
    found[field] = index
    taken.add(index)
  }
  return found
}

function cellsOf(rows: readonly string[][], column: number): string[] {
  return rows.map((row) => row[column]?.trim() ?? "").filter((cell) => cell !== "")
}

function share(cells: string[], holds: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length
}

/** The order of day, month and year that reads most of the cells; ISO and compact dates read in any. */
export function guessDateOrder(cells: string[]): DateOrder {
  const scores = dateOrders.map((order) => ({ order, read: share(cells, (cell) => readDate(cell, order) !== null) }))
  return scores.reduce((best, next) => (next.read > best.read ? next : best)).order
}

/** The sign that most cells show to be decimal. Where all that there is may part thousands too, it does. */
export function guessDecimal(cells: string[]): DecimalSign {
  const signs = cells.map(decimalSignOf)
  const shows = (sign: DecimalSign) => signs.filter((one) => one === sign).length
  if (shows(",") + shows(".") > 0) return shows(",") > shows(".") ? "," : "."
  return signs.includes("either") && cells.some((cell) => cell.includes(".")) ? "," : "."
}

function byContents(rows: readonly string[][], width: number, found: Partial<Record<ImportField, number>>) {
  const taken = new Set(Object.values(found))
  const columns = Array.from({ length: width }, (_, index) => index).filter((index) => !taken.has(index))
  const pick = (holds: (cells: string[]) => boolean) => {
    const index = columns.findIndex((column) => holds(cellsOf(rows, column)))
    return index < 0 ? undefined : columns.splice(index, 1)[0]
  }
  // A spreadsheet's number of a day may be a customer's as well.
  const isDate = (cell: string) => !serialDate.test(cell) && dateOrders.some((order) => readDate(cell, order) !== null)
  found.occurredAt ??= pick((cells) => share(cells, isDate) > 0.9)
  found.email ??= pick((cells) => share(cells, (cell) => /^\S+@\S+\.\S+$/.test(cell)) > 0.8)
  if (found.unitPrice === undefined)
    found.amount ??= pick(
      (cells) =>
        share(cells, (cell) => /[.,]\d{2}\D*$/.test(cell) && readAmount(cell, guessDecimal(cells), 2) !== null) > 0.8,
    )
  const repeats = (cells: string[]) => cells.length > 1 && new Set(cells).size < cells.length
  found.customer ??= pick((cells) => repeats(cells) && share(cells, (cell) => /^[\w-]*\d[\w-]*$/.test(cell)) > 0.9)
}

/** A row is a line where it has an article with its quantity or price, or shares its purchase id with its neighbour. */
function areLines(rows: readonly string[][], columns: ImportMapping["columns"]): boolean {
  const { purchase, sku, name, quantity, unitPrice } = columns
  if (purchase === undefined || (sku === undefined && name === undefined)) return false
  if (quantity !== undefined || unitPrice !== undefined) return true
  return rows.some((row, index) => index > 0 && row[purchase] !== "" && row[purchase] === rows[index - 1]?.[purchase])
}

/** Of numbers that are digits but for a few that begin with the same letters, these letters. */
function rarePrefix(numbers: readonly string[]): string | null {
  const lettered = numbers.flatMap((number) => /^([A-Za-z]{1,3})\d+$/.exec(number)?.[1] ?? [])
  const isRare = lettered.length > 0 && lettered.length * 2 < numbers.length
  return isRare && new Set(lettered).size === 1 ? (lettered[0] ?? null) : null
}

function guessReturns(
  rows: readonly string[][],
  isLine: boolean,
  columns: ImportMapping["columns"],
): ImportMapping["returns"] {
  if (!isLine) return { by: "none" }
  const prefix = columns.purchase === undefined ? null : rarePrefix(cellsOf(rows, columns.purchase))
  return prefix === null ? { by: "negative" } : { by: "prefix", prefix }
}

/** Guesses from headings, then from contents, which column holds what. What it cannot tell is left out. */
export function guessMapping(format: FileFormat, header: readonly string[], rows: readonly string[][]): ImportMapping {
  const width = Math.max(header.length, ...rows.map((row) => row.length))
  const found = byHeading(header)
  byContents(rows, width, found)
  const columns = found as ImportMapping["columns"]
  const cells = (column: number | undefined) => (column === undefined ? [] : cellsOf(rows, column))
  const isLine = areLines(rows, columns)
  return {
    ...format,
    dateOrder: guessDateOrder(cells(columns.occurredAt)),
    decimal: guessDecimal(cells(columns.amount ?? columns.unitPrice)),
    rows: isLine ? "line" : "purchase",
    returns: guessReturns(rows, isLine, columns),
    tax: "inside",
    columns,
  }
}
