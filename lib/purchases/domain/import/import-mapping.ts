import { z } from "zod"
import { encodings } from "./file-format"
import { dateOrders, decimalSigns } from "./read-values"

/** What a column of a file can hold. */
export const importFields = {
  occurredAt: { label: "Date", help: "When the purchase was made, with or without the time." },
  amount: { label: "Amount", help: "The total paid, with tax and shipping; of a line: price × quantity." },
  customer: { label: "Customer id", help: "Your own number for the customer." },
  purchase: {
    label: "Purchase id",
    help: "Receipt, order or invoice number. It keeps a purchase from being recorded twice, and lines together.",
  },
  sku: { label: "Item code", help: "Your number of the article: what rules and returns know it by." },
  name: { label: "Item name", help: "What the article is called." },
  category: { label: "Item category", help: "What kind of article it is." },
  quantity: { label: "Quantity", help: "How many pieces." },
  unitPrice: { label: "Unit price", help: "The price of one piece: with the quantity it makes the amount." },
  discount: { label: "Discount", help: "Taken off the line." },
  tax: { label: "Tax", help: "It earns nothing." },
  shipping: { label: "Shipping", help: "Shipping inside the amount. It earns nothing." },
  currency: { label: "Currency", help: "A code such as EUR. Without it, your own currency." },
  store: { label: "Store", help: "The id of one of your stores." },
  channel: { label: "Channel", help: "online, store, app, phone or partner." },
  email: { label: "E-mail", help: "The customer's e-mail address." },
  phone: { label: "Phone", help: "In international form, such as +15551234567." },
  firstName: { label: "First name", help: "The customer's first name." },
  lastName: { label: "Last name", help: "The customer's last name." },
  returnMark: { label: "Mark of a return", help: "Says in some rows that they are returns." },
  returnOf: { label: "Returned purchase", help: "The purchase id that a return takes back." },
} as const

export type ImportField = keyof typeof importFields

const column = z
  .number()
  .int()
  .min(0)
  .max(499, "Only the first 500 columns can be used. Move the column to the front of the file.")
  .optional()

function word(max: number) {
  return z.string().trim().min(1, "Must not be empty.").max(max, `Must have at most ${max} characters.`)
}

/** How rows that are returns are told from purchases. */
const returnsSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("none") }),
  z.strictObject({ by: z.literal("prefix"), prefix: word(10) }),
  z.strictObject({ by: z.literal("negative") }),
  z.strictObject({
    by: z.literal("column"),
    values: z.array(word(60)).min(1, "Say which words mark a return.").max(20),
  }),
])

export const importMappingSchema = z
  .strictObject({
    encoding: z.enum(encodings),
    delimiter: z.enum([",", ";", "\t", "|", "whitespace"]),
    hasHeader: z.boolean(),
    dateOrder: z.enum(dateOrders),
    decimal: z.enum(decimalSigns),
    /** Whether a row is a whole purchase, or a line of one. */
    rows: z.enum(["purchase", "line"]).default("purchase"),
    returns: returnsSchema.default({ by: "none" }),
    /** Whether the tax of a line is inside its amount, or comes on top. */
    tax: z.enum(["inside", "added"]).default("inside"),
    columns: z.strictObject(
      Object.fromEntries(Object.keys(importFields).map((field) => [field, column])) as Record<
        ImportField,
        typeof column
      >,
    ),
  })
  .superRefine((mapping, context) => {
    for (const [field, message] of missingColumns(mapping)) {
      context.addIssue({ code: "custom", path: ["columns", field], message })
    }
  })

type Wanted = Pick<ImportMapping, "rows" | "returns" | "columns">

function missingColumns({ rows, returns, columns }: Wanted): [ImportField, string][] {
  const gaps: [ImportField, string, boolean][] = [
    ["occurredAt", "Choose the column with the date.", true],
    ["amount", "Choose the column with the amount, or with the unit price.", columns.unitPrice === undefined],
    ["purchase", "Choose the column with the purchase id: it says which lines belong together.", rows === "line"],
    ["purchase", "Choose the column with the purchase id: returns are told by how it begins.", returns.by === "prefix"],
    ["returnMark", "Choose the column with the mark of a return.", returns.by === "column"],
  ]
  const missing = gaps.filter(([field, , wanted]) => wanted && columns[field] === undefined)
  // One sentence for each column is enough.
  return [...new Map(missing.reverse().map(([field, message]) => [field, message]))].reverse()
}

/** How a file is read: its format, which column holds what, and what its rows are. */
export type ImportMapping = z.output<typeof importMappingSchema>

/** Whether rows must be put together, or in order, before they can be recorded. */
export function isStaged({ rows, returns }: Pick<ImportMapping, "rows" | "returns">): boolean {
  return rows === "line" || returns.by !== "none"
}
