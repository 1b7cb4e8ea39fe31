import type { DomainError, ErrorCode } from "@/lib/core/errors"

const remedies: Record<string, string> = {
  occurredAt: "Date must lie between the years 1900 and 2199. Correct it.",
  currency: "Currency is no code of money, such as USD. Correct it.",
  amountMinor: "Amount is too large. Correct it, or choose how decimals are written.",
  channel: "Channel must be online, store, app, phone or partner. Correct it, or leave it empty.",
  storeId: "Store is longer than 255 characters. Correct it, or leave it empty.",
  "customer.externalId": "Customer id is longer than 255 characters or holds one that cannot be stored. Correct it.",
  "customer.email": "E-mail is no address such as name@example.com. Correct it, or leave it empty.",
  "customer.phone": "Phone is not in international form, such as +15551234567. Correct it, or leave it empty.",
  "customer.firstName": "First name is longer than 120 characters. Shorten it.",
  "customer.lastName": "Last name is longer than 120 characters. Shorten it.",
  "items.quantity": "Quantity must be a whole number, at most 1,000,000,000. Correct it.",
  "items.category": "Item category is longer than 120 characters. Shorten it.",
  items: "The purchase has more than 20,000 lines. Part it into several.",
}

/** What is wrong with a value of a file's row and what to do, in the words of the import. */
export function tellProblem(path: readonly PropertyKey[], message: string): string {
  const name = path.filter((part) => typeof part !== "number").join(".")
  return remedies[name] ?? (name ? `${name}: ${message}` : message)
}

const byCode: Partial<Record<ErrorCode, string>> = {
  store_unknown: "There is no such store. Add it under Settings, Stores, or correct the row.",
  external_id_conflict:
    "Another purchase with this purchase id was recorded, with other content. Leave it out, or give it another id.",
}

/** Why a row that could be read is not recorded, and what to do. */
export function refusalReason({ code, fields, detail }: DomainError): string {
  const told = byCode[code]
  if (told) return told
  const [field] = fields
  if (code !== "invalid_input") return field?.message ?? detail
  // What a file tells of was parsed before: of its date only one thing can still be wrong.
  if (field?.path === "occurredAt")
    return "Date lies in the future. Correct it, or import the row once it has happened."
  return field ? tellProblem(field.path.split("."), field.message) : detail
}
