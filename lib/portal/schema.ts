import { z } from "zod"
import { parseDay } from "@/lib/core/calendar"
import { dayText, idText, positivePoints, slug, text } from "@/lib/core/values"

/** What a plain HTML form sends, as an object; a ticked box arrives as "on". */
export function ofForm<T extends z.ZodType>(schema: T) {
  return z.preprocess((sent) => (sent instanceof FormData ? Object.fromEntries(sent) : sent), schema)
}

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on")

/** What was typed, without the signs that group its digits. */
export const plainInteger = (typed: string) => Number(typed.replace(/\D/g, ""))

const email = z
  .string()
  .trim()
  .max(254, "This is too long for an e-mail address.")
  .pipe(z.email("Enter an e-mail address, such as name@example.com."))

export const joinFormSchema = ofForm(
  z.object({
    program: slug,
    email,
    firstName: z.string().trim().min(1, "Enter your first name.").pipe(text(80)),
    emailConsent: ticked,
    // A code that is none keeps nobody from joining.
    referralCode: text(64).optional().catch(undefined),
  }),
)

export const signInFormSchema = ofForm(z.object({ program: slug, email }))

/** Six digits, however they were spaced. */
export const codeFormSchema = ofForm(
  z.object({
    program: slug,
    code: z
      .string()
      .transform((typed) => typed.replace(/\D/g, ""))
      .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits from the mail.")),
  }),
)

export const programFormSchema = ofForm(z.object({ program: slug }))
export const redeemFormSchema = ofForm(
  z.object({
    rewardId: idText,
    requestId: idText,
    points: z
      .union([z.number(), z.string().transform((typed) => (/^[\d ,.]{1,20}$/.test(typed) ? plainInteger(typed) : 0))])
      .refine((points) => positivePoints.safeParse(points).success, "Enter a whole number, 1 or more.")
      .optional(),
  }),
)
export const consentsFormSchema = ofForm(z.object({ email: ticked }))
export const birthdayFormSchema = ofForm(
  z.object({
    birthday: z
      .string()
      .refine((typed) => dayText.safeParse(typed).success, "Enter the day with its year.")
      .transform(parseDay),
  }),
)
export const sessionFormSchema = ofForm(z.object({ sessionId: idText }))
export const noticeFormSchema = ofForm(z.object({ noticeId: idText }))
export const subscriptionFormSchema = ofForm(z.object({ subscriptionId: idText }))
export const emptyFormSchema = ofForm(z.object({}))

export type RedeemOwnRewardInput = z.infer<typeof redeemFormSchema>
