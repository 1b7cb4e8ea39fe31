import { type CustomerReference, importedPurchaseSchema, type PurchaseInput } from "@/lib/purchases/schema"
import type { ImportMapping } from "./import-mapping"
import type { MappedLine } from "./mapped-line"
import { tellProblem } from "./refusal-reason"

/** A return as a file tells of it. Amounts are what was paid back, in minor units. */
export interface ReturnGroup {
  externalId: string
  customer: CustomerReference | undefined
  occurredAt: string
  currency: string
  /** The purchase that it names, if it does. */
  returnOf: string | undefined
  items: { sku: string | null; quantity: number; amountMinor: number }[]
}

export type Assembled = { purchase: PurchaseInput } | { return: ReturnGroup } | { problem: string }

type How = Pick<ImportMapping, "rows" | "tax">

/** What the lines of one purchase must agree on. */
const shared = [
  ["customers", ({ customer }: MappedLine) => customer && (customer.externalId ?? customer.email ?? customer.phone)],
  ["currencies", ({ currency }: MappedLine) => currency],
  ["stores", ({ storeId }: MappedLine) => storeId],
  ["channels", ({ channel }: MappedLine) => channel],
  ["returned purchases", ({ returnOf }: MappedLine) => returnOf],
] as const

function disagreement(lines: readonly MappedLine[]): string | null {
  for (const [what, of] of shared) {
    const first = lines.find((line) => of(line) !== undefined)
    const other = first && lines.find((line) => of(line) !== undefined && of(line) !== of(first))
    if (other) return `The lines of ${other.externalId} name different ${what}: ${of(first)} and ${of(other)}.`
  }
  return null
}

function pick<T>(lines: readonly MappedLine[], of: (line: MappedLine) => T | undefined): T | undefined {
  for (const line of lines) if (of(line) !== undefined) return of(line)
  return undefined
}

function sum(lines: readonly MappedLine[], of: (line: MappedLine) => bigint): bigint {
  return lines.reduce((total, line) => total + of(line), 0n)
}

function earliest(lines: readonly MappedLine[]): string {
  return lines.reduce((first, { at }) => (Date.parse(at) < Date.parse(first) ? at : first), lines[0]?.at ?? "")
}

/** Tax comes on top of the lines, or is inside; that of a whole purchase is inside its total. */
function addsTax({ rows, tax }: How): boolean {
  return rows === "line" && tax === "added"
}

/** What was paid for a line, or paid back, with all that comes on top of it. */
export function paidMinor({ amountMinor, discountMinor, taxMinor, shippingMinor }: MappedLine, how: How): bigint {
  return amountMinor - discountMinor + (addsTax(how) ? taxMinor : 0n) + (how.rows === "line" ? shippingMinor : 0n)
}

function itemsOf(lines: readonly MappedLine[], { rows }: How) {
  if (lines.some(({ item }) => item === null)) return undefined
  return lines.flatMap(({ item, amountMinor, discountMinor, taxMinor, shippingMinor }) => {
    if (!item) return []
    const goods = rows === "line" ? amountMinor : amountMinor - taxMinor - shippingMinor
    return [{ ...item, amountMinor: Number(goods), ...(discountMinor ? { discountMinor: Number(discountMinor) } : {}) }]
  })
}

function purchaseOf(lines: readonly MappedLine[], how: How): unknown {
  const goods = sum(lines, ({ amountMinor, discountMinor }) => amountMinor - discountMinor)
  const tax = sum(lines, ({ taxMinor }) => taxMinor)
  const shipping = sum(lines, ({ shippingMinor }) => shippingMinor)
  const items = itemsOf(lines, how)
  const isLine = how.rows === "line"
  const amount = goods + (addsTax(how) ? tax : 0n) + (isLine ? shipping : 0n)
  return {
    externalId: lines[0]?.externalId,
    customer: pick(lines, ({ customer }) => customer),
    occurredAt: earliest(lines),
    currency: lines[0]?.currency,
    amountMinor: Number(amount),
    channel: pick(lines, ({ channel }) => channel),
    storeId: pick(lines, ({ storeId }) => storeId),
    ...(tax ? { taxMinor: Number(tax) } : {}),
    ...(tax && isLine && items && !addsTax(how) ? { taxIncluded: true } : {}),
    ...(shipping ? { shippingMinor: Number(shipping) } : {}),
    ...(items ? { items } : {}),
  }
}

function returnOf(lines: readonly MappedLine[], how: How): ReturnGroup {
  return {
    externalId: lines[0]?.externalId ?? "",
    customer: pick(lines, ({ customer }) => customer),
    occurredAt: earliest(lines),
    currency: lines[0]?.currency ?? "",
    returnOf: pick(lines, (line) => line.returnOf),
    items: lines.map((line) => ({
      sku: line.item?.sku ?? null,
      quantity: line.item?.quantity ?? 1,
      amountMinor: Number(paidMinor(line, how)),
    })),
  }
}

function firstProblem(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const issue = issues[0]
  return issue ? tellProblem(issue.path, issue.message) : "The row is not a purchase."
}

/** Puts the lines of one purchase or return together, in the order of the file, or says in one sentence why it cannot be. */
export function assemble(lines: readonly MappedLine[], how: How): Assembled {
  const problem = lines.length > 1 ? disagreement(lines) : null
  if (problem) return { problem }
  const sent = purchaseOf(lines, how)
  // A return is held to the same bounds as the purchase that it would be.
  const parsed = importedPurchaseSchema.safeParse(sent)
  if (!parsed.success) return { problem: firstProblem(parsed.error.issues) }
  return lines[0]?.isReturn ? { return: returnOf(lines, how) } : { purchase: parsed.data }
}
