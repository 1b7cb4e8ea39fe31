import { z } from "zod"
import { dayText, idText, positivePoints, text } from "@/lib/core/values"

const phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, "Must be a phone number in international form, such as +15551234567.")

const attributeKey = z
  .string()
  .regex(/^[\p{L}\p{N}_ -]{1,64}$/u, "Must have 1 to 64 letters, digits, spaces, hyphens or underscores.")

/** What may be told of a customer. */
export const customerFieldsSchema = z.strictObject({
  externalId: text(255).optional(),
  email: z.email().max(254).optional(),
  phone: phone.optional(),
  firstName: text(120).optional(),
  lastName: text(120).optional(),
  birthday: dayText.optional(),
  locale: text(35).optional(),
  attributes: z
    .record(attributeKey, z.union([text(500), z.number(), z.boolean()]))
    .refine((attributes) => Object.keys(attributes).length <= 100, "Name at most 100 attributes.")
    .optional(),
})

/** The body of POST /members. */
export const enrollMemberSchema = z.strictObject({
  customer: customerFieldsSchema
    .extend({ id: idText.optional(), cardNumber: text(64).optional() })
    .refine(
      ({ id, externalId, cardNumber, email, phone }) => [id, externalId, cardNumber, email, phone].some(Boolean),
      "Name the customer by id, externalId, cardNumber, email or phone.",
    ),
  programId: idText.optional(),
  referralCode: text(64).optional(),
  consents: z.partialRecord(z.enum(["email", "sms", "push", "phone", "post"]), z.boolean()).optional(),
})

/** The body of POST /members/{id}/adjustments. */
export const adjustPointsSchema = z.strictObject({
  currency: z.string().max(32).optional(),
  points: z.union(
    [positivePoints, z.number().int().min(-Number.MAX_SAFE_INTEGER).max(-1)],
    "Enter a whole number that is not 0.",
  ),
  reason: text(300),
})

export type EnrollMemberInput = z.infer<typeof enrollMemberSchema>
export type CustomerFields = z.infer<typeof customerFieldsSchema>
export type AdjustPointsInput = z.infer<typeof adjustPointsSchema>

/** The body of POST /customers/{id}/merge. */
export const mergeCustomersBodySchema = z.strictObject({ intoCustomerId: idText, reason: text(300) })

export const mergeCustomersSchema = mergeCustomersBodySchema.extend({ id: idText })

export type MergeCustomersInput = z.infer<typeof mergeCustomersSchema>

/** The body of PATCH /customers/{id}: what is named changes, null removes it, the rest stays. */
export const updateCustomerSchema = z.strictObject({
  externalId: text(255).nullish(),
  email: z.email().max(254).nullish(),
  phone: phone.nullish(),
  firstName: text(120).nullish(),
  lastName: text(120).nullish(),
  birthday: dayText.nullish(),
  locale: text(35).nullish(),
  attributes: customerFieldsSchema.shape.attributes,
})

export type UpdateCustomerInput = z.infer<typeof updateCustomerSchema>

/** The dashboard's form: the same body with whom it is about. */
export const updateCustomerActionSchema = updateCustomerSchema.extend({ id: idText })
