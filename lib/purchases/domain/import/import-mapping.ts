import { z } from "zod"
import { dateOrders, decimalSigns } from "./read-values"

/** What a column of a file can hold. */
export const importFields = {
  occurredAt: { label: "Date", required: true, help: "When the purchase was made, with or without the time." },
  amount: { label: "Amount", required: true, help: "The total paid, with tax and shipping." },
  customer: { label: "Customer id", required: false, help: "Your own number for the customer." },
  purchase: {
    label: "Purchase id",
    required: false,
    help: "Receipt or order number. It keeps a purchase from being recorded twice.",
  },
  email: { label: "E-mail", required: false, help: "The customer's e-mail address." },
  phone: { label: "Phone", required: false, help: "In international form, such as +15551234567." },
  firstName: { label: "First name", required: false, help: "The customer's first name." },
  lastName: { label: "Last name", required: false, help: "The customer's last name." },
  channel: { label: "Channel", required: false, help: "online, store, app, phone or partner." },
  tax: { label: "Tax", required: false, help: "Tax inside the amount. It earns nothing." },
  shipping: { label: "Shipping", required: false, help: "Shipping inside the amount. It earns nothing." },
} as const

export type ImportField = keyof typeof importFields

const column = z.number().int().min(0).max(499).optional()

export const importMappingSchema = z
  .strictObject({
    encoding: z.enum(["utf-8", "windows-1252", "utf-16le"]),
    delimiter: z.enum([",", ";", "\t", "|", "whitespace"]),
    hasHeader: z.boolean(),
    dateOrder: z.enum(dateOrders),
    decimal: z.enum(decimalSigns),
    columns: z.strictObject(
      Object.fromEntries(Object.keys(importFields).map((field) => [field, column])) as Record<
        ImportField,
        typeof column
      >,
    ),
  })
  .superRefine(({ columns }, context) => {
    for (const field of ["occurredAt", "amount"] as const) {
      if (columns[field] !== undefined) continue
      context.addIssue({
        code: "custom",
        path: ["columns", field],
        message: `Choose the column with the ${importFields[field].label.toLowerCase()}.`,
      })
    }
  })

/** How a file is read: its format, and which column holds what. */
export type ImportMapping = z.infer<typeof importMappingSchema>
