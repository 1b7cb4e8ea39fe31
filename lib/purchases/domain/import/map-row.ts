import { localInstant } from "@/lib/core/calendar"
import { currencyExponent } from "@/lib/core/money"
import { type PurchaseInput, purchaseSchema } from "@/lib/purchases/schema"
import { type ImportField, type ImportMapping, importFields } from "./import-mapping"
import { readAmount, readDate } from "./read-values"

export interface ImportContext {
  mapping: ImportMapping
  timeZone: string
  currency: string
  /** SHA-256 of the file's bytes: with the row's number it names purchases that have no id of their own. */
  fileHash: string
}

export type MappedRow = { purchase: PurchaseInput } | { problem: string }

/** A date without a time stands at noon: far from both ends of the local day. */
const noon = { hour: 12, minute: 0, second: 0 }

function occurredAt(cell: string, context: ImportContext): string | null {
  const date = readDate(cell, context.mapping.dateOrder)
  if (!date) return null
  const { hour, minute, second } = date.time ?? noon
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":")
  if (date.offset) return `${date.day}T${clock}${date.offset}`
  const instant = localInstant(date.day, hour, minute, context.timeZone)
  return new Date(instant.getTime() + second * 1000).toISOString()
}

function money(cell: string, context: ImportContext): number | null {
  const minor = readAmount(cell, context.mapping.decimal, currencyExponent(context.currency))
  return minor === null || minor < 0n ? null : Number(minor)
}

function identity(read: (field: ImportField) => string | undefined) {
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

function firstProblem(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const issue = issues[0]
  return issue ? `${issue.path.join(".")}: ${issue.message}` : "The row is not a purchase."
}

/** Turns one row of a file into a purchase, or says in one sentence why it is none. */
export function mapRow(cells: readonly string[], rowNumber: number, context: ImportContext): MappedRow {
  const { columns } = context.mapping
  const read = (field: ImportField) => {
    const index = columns[field]
    const cell = index === undefined ? undefined : cells[index]?.trim()
    return cell === "" ? undefined : cell
  }
  const wrong = (field: ImportField) => ({
    problem: `${importFields[field].label} "${(read(field) ?? "").slice(0, 60)}" cannot be read.`,
  })
  const at = occurredAt(read("occurredAt") ?? "", context)
  if (at === null) return wrong("occurredAt")
  const amount = readAmount(read("amount") ?? "", context.mapping.decimal, currencyExponent(context.currency))
  if (amount === null) return wrong("amount")
  if (amount < 0n) return { problem: `Amount ${read("amount")} is below zero: returns are not read from files.` }
  const tax = read("tax") === undefined ? 0 : money(read("tax") ?? "", context)
  if (tax === null) return wrong("tax")
  const shipping = read("shipping") === undefined ? 0 : money(read("shipping") ?? "", context)
  if (shipping === null) return wrong("shipping")
  const parsed = purchaseSchema.safeParse({
    externalId: read("purchase") ?? `${context.fileHash.slice(0, 32)}-${rowNumber}`,
    customer: identity(read),
    occurredAt: at,
    currency: context.currency,
    amountMinor: Number(amount),
    channel: read("channel")?.toLowerCase(),
    ...(tax ? { taxMinor: tax } : {}),
    ...(shipping ? { shippingMinor: shipping } : {}),
  })
  return parsed.success ? { purchase: parsed.data } : { problem: firstProblem(parsed.error.issues) }
}
