import { z } from "zod"
import { count, idText, instantText, minor, moneyCurrency, positivePoints, text } from "@/lib/core/values"

const externalId = text(255)

/** Who bought: the first of these that is known finds the customer. Whether a phone or e-mail is right is judged there. */
export const customerReferenceSchema = z
  .strictObject({
    id: idText.optional(),
    externalId: externalId.optional(),
    cardNumber: text(64).optional(),
    email: z.email().max(254).optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, "Must be a phone number in international form, such as +15551234567.")
      .optional(),
    firstName: text(120).optional(),
    lastName: text(120).optional(),
  })
  .refine(
    ({ id, externalId, cardNumber, email, phone }) => [id, externalId, cardNumber, email, phone].some(Boolean),
    "Name the customer by id, externalId, cardNumber, email or phone.",
  )

const lineSchema = z
  .strictObject({
    lineId: text(120).optional(),
    sku: text(120),
    name: text(300).optional(),
    category: text(120).optional(),
    kind: z.enum(["goods", "service", "giftCard"]).optional(),
    quantity: count(1, 1_000_000_000),
    amountMinor: minor,
    discountMinor: minor.optional(),
  })
  .refine((line) => (line.discountMinor ?? 0) <= line.amountMinor, {
    message: "A line's discount cannot exceed its amount.",
    path: ["discountMinor"],
  })

const purchaseFields = z.strictObject({
  externalId,
  customer: customerReferenceSchema.optional(),
  occurredAt: instantText,
  currency: moneyCurrency,
  amountMinor: minor,
  channel: z.enum(["online", "store", "app", "phone", "partner"]).optional(),
  storeId: text(255).optional(),
  taxMinor: minor.optional(),
  taxIncluded: z.boolean().optional(),
  shippingMinor: minor.optional(),
  discountMinor: minor.optional(),
  paidWithPointsMinor: minor.optional(),
  items: z.array(lineSchema).min(1).max(500).optional(),
})

/** The body of POST /purchases. Whether its totals add up is judged by `purchaseBase`. */
export const purchaseSchema = purchaseFields.refine(
  ({ paidWithPointsMinor = 0, amountMinor }) => paidWithPointsMinor === 0 || paidWithPointsMinor <= amountMinor,
  { message: "What was paid with points cannot exceed amountMinor.", path: ["paidWithPointsMinor"] },
)

/** A purchase of a file: a wholesaler's invoice may have more lines than are taken in one request. */
export const importedPurchaseSchema = purchaseFields.extend({
  items: z.array(lineSchema).min(1).max(20_000).optional(),
})

/** The body of POST /members/{id}/quote: a purchase of that member, without occurredAt as if made now. */
export const quoteSchema = purchaseFields.extend({
  externalId: externalId.optional(),
  occurredAt: instantText.optional(),
})

/** The body of POST /purchases/batch; each purchase is parsed and judged alone. */
export const purchaseBatchSchema = z.strictObject({ purchases: z.array(z.unknown()).min(1).max(1000) })

const returnLineSchema = z
  .strictObject({
    lineId: text(120).optional(),
    sku: text(120).optional(),
    quantity: count(1, 1_000_000_000),
    amountMinor: minor,
  })
  .refine((line) => (line.lineId === undefined) !== (line.sku === undefined), "Name the line by lineId or by sku.")

/** The body of POST /purchases/{id}/returns; with neither amount nor items it is of all that is left. */
export const returnSchema = z.strictObject({
  externalId,
  occurredAt: instantText,
  amountMinor: positivePoints.optional(),
  items: z.array(returnLineSchema).min(1).max(500).optional(),
})

/** A return that staff record as it happens. */
export const returnNowSchema = returnSchema.omit({ occurredAt: true }).extend({ purchaseId: idText })

/** A purchase by its number in the merchant's own systems. */
export const findPurchaseSchema = z.strictObject({ externalId })

export type CustomerReference = z.infer<typeof customerReferenceSchema>
export type PurchaseInput = z.infer<typeof purchaseSchema>
export type QuoteInput = z.infer<typeof quoteSchema>
export type ReturnInput = z.infer<typeof returnSchema>
export type ReturnNowInput = z.infer<typeof returnNowSchema>
