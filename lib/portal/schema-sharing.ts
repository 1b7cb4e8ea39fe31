import { z } from "zod"
import { idText, positivePoints, text } from "@/lib/core/values"
import { ofForm, plainInteger } from "./schema"

const who = z
  .string()
  .trim()
  .min(4, "Enter a card number or an e-mail address.")
  .max(254, "This is too long for a card number or an address.")

const points = z
  .string()
  .regex(/^[\d ,.]{1,20}$/, "Enter how many points, such as 100.")
  .transform(plainInteger)
  .pipe(positivePoints)

const reason = z
  .string()
  .trim()
  .transform((said) => said || undefined)
  .pipe(text(300).optional())
  .optional()

export const giftFormSchema = ofForm(z.object({ to: who, points, reason }))
export const giveFormSchema = ofForm(z.object({ to: who, points, reason, requestId: idText }))
export const householdFormSchema = ofForm(
  z.object({ name: z.string().trim().min(1, "Give it a name.").pipe(text(80)) }),
)
export const inviteFormSchema = ofForm(z.object({ who }))
export const invitationFormSchema = ofForm(z.object({ invitationId: idText }))

export type GiftInput = z.infer<typeof giftFormSchema>
export type GiveInput = z.infer<typeof giveFormSchema>
