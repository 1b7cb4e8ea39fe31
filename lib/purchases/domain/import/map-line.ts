import { localInstant } from "@/lib/core/calendar"
import { currencyExponent } from "@/lib/core/money"
import type { CustomerReference } from "@/lib/purchases/schema"
import type { ImportMapping } from "./import-mapping"
import { lineAmounts } from "./line-amounts"
import { cannotBeRead, type Mapped, type Read } from "./mapped-line"
import { readDate } from "./read-values"

export interface ImportContext {
  mapping: ImportMapping
  timeZone: string
  currency: string
  /** SHA-256 of the file's bytes: with the row's number it names purchases that have no id of their own. */
  fileHash: string
}

/** The quote that tables are given, ours too, before what a spreadsheet would take for a formula: "'-5.00", "'+1555". */
const armed = /^'(?=[=+\-@])/

/** A date without a time stands at noon: far from both ends of the local day. */
const noon = { hour: 12, minute: 0, second: 0 }

function readInstant(cell: string, { mapping, timeZone }: ImportContext): string | null {
  const date = readDate(cell, mapping.dateOrder)
  if (!date) return null
  const { hour, minute, second } = date.time ?? noon
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":")
  if (date.offset) return `${date.day}T${clock}${date.offset}`
  const instant = localInstant(date.day, hour, minute, timeZone)
  return new Date(instant.getTime() + second * 1000).toISOString()
}

function identity(read: Read): CustomerReference | undefined {
  const externalId = read("customer")
  const email = read("email")?.toLowerCase()
  const phone = read("phone")?.replace(/[\s()-]/g, "")
  if (externalId === undefined && email === undefined && phone === undefined) return undefined
  const customer: CustomerReference = {}
  const firstName = read("firstName")
  const lastName = read("lastName")
  if (externalId !== undefined) customer.externalId = externalId
  if (email !== undefined) customer.email = email
  if (phone !== undefined) customer.phone = phone
  if (firstName !== undefined) customer.firstName = firstName
  if (lastName !== undefined) customer.lastName = lastName
  return customer
}

/** Whether a row is marked as a return by its number or by a column; null: its amounts tell. */
function marked({ returns }: ImportMapping, read: Read): boolean | null {
  if (returns.by === "negative") return null
  if (returns.by === "prefix") {
    return (read("purchase") ?? "").toLowerCase().startsWith(returns.prefix.toLowerCase())
  }
  const mark = read("returnMark")?.toLowerCase()
  return returns.by === "column" && returns.values.some((value) => value.toLowerCase() === mark)
}

/** A reader of rows under one mapping. Neighbours mostly have the same date, which is read once. */
export function lineMapper(context: ImportContext): (cells: readonly string[], row: number) => Mapped {
  const { mapping, fileHash } = context
  let last: { cell: string; at: string | null } = { cell: "", at: null }
  const instantOf = (cell: string) => {
    if (cell !== last.cell) last = { cell, at: readInstant(cell, context) }
    return last.at
  }
  let current: readonly string[] = []
  const read: Read = (field) => {
    const index = mapping.columns[field]
    const cell = index === undefined ? undefined : current[index]?.trim().replace(armed, "")
    return cell === "" ? undefined : cell
  }
  return (cells, row) => {
    current = cells
    const externalId = read("purchase")
    const key = mapping.rows === "line" ? (externalId ?? null) : `row ${row}`
    const isReturn = marked(mapping, read)
    const own = { key, isReturn: isReturn ?? false, alone: false }
    if (key === null) return { ...own, problem: cannotBeRead("purchase", read), alone: true }
    if (key.length > 255 || key.includes("\0")) return { ...own, key: null, problem: cannotBeRead("purchase", read) }
    const at = instantOf(read("occurredAt") ?? "")
    if (at === null) return { ...own, problem: cannotBeRead("occurredAt", read) }
    const currency = read("currency")?.toUpperCase() ?? context.currency
    if (!/^[A-Z]{3}$/.test(currency)) return { ...own, problem: cannotBeRead("currency", read) }
    const amounts = lineAmounts(read, mapping, currencyExponent(currency), isReturn)
    if ("problem" in amounts) return { ...own, ...amounts }
    const line = {
      row,
      externalId: externalId ?? `${fileHash.slice(0, 32)}-${row}`,
      at,
      customer: identity(read),
      currency,
      channel: read("channel")?.toLowerCase(),
      storeId: read("store"),
      returnOf: read("returnOf"),
      ...amounts,
    }
    return { key, isReturn: amounts.isReturn, line }
  }
}
