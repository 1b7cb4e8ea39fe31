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
  const customer = {
    externalId: read("customer"),
    email: read("email")?.toLowerCase(),
    phone: read("phone")?.replace(/[\s()-]/g, ""),
    firstName: read("firstName"),
    lastName: read("lastName"),
  }
  const known = customer.externalId ?? customer.email ?? customer.phone
  return known === undefined
    ? undefined
    : Object.fromEntries(Object.entries(customer).filter(([, value]) => value !== undefined))
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
  return (cells, row) => {
    const read: Read = (field) => {
      const index = mapping.columns[field]
      const cell = index === undefined ? undefined : cells[index]?.trim()
      return cell === "" ? undefined : cell
    }
    const externalId = read("purchase")
    const key = mapping.rows === "line" ? (externalId ?? null) : `row ${row}`
    const mark = marked(mapping, read)
    const refuse = (problem: string, alone = false): Mapped => ({ key, isReturn: mark ?? false, problem, alone })
    if (key === null) return refuse("Purchase id is missing.", true)
    if (key.length > 255 || key.includes("\0")) return { ...refuse(cannotBeRead("purchase", read), true), key: null }
    const at = instantOf(read("occurredAt") ?? "")
    if (at === null) return refuse(cannotBeRead("occurredAt", read))
    const currency = read("currency")?.toUpperCase() ?? context.currency
    if (!/^[A-Z]{3}$/.test(currency)) return refuse(cannotBeRead("currency", read))
    const amounts = lineAmounts(read, mapping, currencyExponent(currency), mark)
    if ("problem" in amounts) return { ...refuse(amounts.problem, amounts.alone) }
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
