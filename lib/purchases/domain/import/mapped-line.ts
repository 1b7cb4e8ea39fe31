import type { CustomerReference } from "@/lib/purchases/schema"
import { type ImportField, importFields } from "./import-mapping"

/** A row of a file that could be read: a whole purchase or return, or a line of one. Amounts are minor units and positive. */
export interface MappedLine {
  row: number
  externalId: string
  isReturn: boolean
  /** RFC 3339. */
  at: string
  customer: CustomerReference | undefined
  currency: string
  channel: string | undefined
  storeId: string | undefined
  /** The purchase that a return names. */
  returnOf: string | undefined
  item: { sku: string; name: string | undefined; category: string | undefined; quantity: number } | null
  /** Before the line's discount. */
  amountMinor: bigint
  discountMinor: bigint
  taxMinor: bigint
  shippingMinor: bigint
}

/** Why a row is not recorded. Unless it is `alone`, nothing of its purchase is: it would be recorded without a part. */
export interface Unmapped {
  problem: string
  alone: boolean
}

/** A row as it was read; `key` names what it is a part of, where that can be told. */
export type Mapped = { key: string | null; isReturn: boolean } & ({ line: MappedLine } | Unmapped)

/** The cell of a column, if it has one that is not blank. */
export type Read = (field: ImportField) => string | undefined

const remedies: Partial<Record<ImportField, string>> = {
  occurredAt: "Write it like 1997-01-31, or choose another order of day, month and year.",
  currency: "Write a code of three letters, such as EUR.",
  purchase: "It may have 255 characters.",
  quantity: "Write a number.",
}

/** What is wrong with a cell that cannot be read, and what to do. */
export function cannotBeRead(field: ImportField, read: Read): string {
  const { label } = importFields[field]
  const cell = read(field)
  if (cell === undefined) return `${label} is missing. Fill it in.`
  return `${label} "${cell.slice(0, 60)}" cannot be read. ${remedies[field] ?? "Write a number, or choose how decimals are written."}`
}
