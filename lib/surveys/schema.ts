import { z } from "zod"
import { count, idText, slug, text } from "@/lib/core/values"

const surveyFields = z.strictObject({
  title: text(120),
  slug: slug.optional().meta({ description: "The end of the public link; made of the title when absent." }),
  question: text(300).optional(),
  commentQuestion: text(300).or(z.literal("")).optional().meta({ description: "Empty: no comment is asked for." }),
})

/** The body of POST /surveys. */
export const surveyBodySchema = surveyFields.extend({
  status: z.enum(["draft", "open"]).default("open"),
})

/** The dashboard's form. */
export const createSurveySchema = surveyFields.extend({ status: z.enum(["draft", "open"]).default("draft") })

/** The body of PATCH /surveys/{id}. */
export const surveyChangeSchema = surveyFields.partial()

export const updateSurveySchema = surveyChangeSchema.extend({ surveyId: idText })

export const surveyIdSchema = z.strictObject({ surveyId: idText })

/** The body of POST /surveys/{id}/invitations: members named, those of a segment, or, with neither, every member. */
export const invitationBodySchema = z.strictObject({
  memberIds: z.array(idText).min(1).max(1000).optional(),
  segmentId: idText.optional(),
  send: z.boolean().default(false).meta({ description: "Send each link by e-mail where an address is known." }),
})

export const inviteToSurveySchema = invitationBodySchema.extend({ surveyId: idText })

export const commentText = z
  .string()
  .trim()
  .max(2000, "Must have at most 2000 characters.")
  .refine((value) => !/[\0\uD800-\uDFFF]/u.test(value), "Contains a character that cannot be stored.")

export const surveyToken = z.string().max(64)

/** The body of POST /surveys/{id}/responses. */
export const responseBodySchema = z.strictObject({
  score: count(0, 10),
  comment: commentText.optional(),
  token: surveyToken.optional().meta({ description: "Of a personal link: the answer is that member's, once." }),
  memberId: idText.optional().meta({ description: "Whose answer it is, where it was given without a personal link." }),
})

export const answerSurveySchema = responseBodySchema.extend({ surveyId: idText })

/** What the public page sends. */
export const publicAnswerSchema = responseBodySchema.omit({ memberId: true }).extend({ surveyId: idText })

const absent = (sent: unknown) => (sent === "" ? undefined : sent)

/** The same from a browser without JavaScript: a plain form's fields, and the survey's address to say thanks at. */
export const answerFormSchema = z.preprocess(
  (sent) => (sent instanceof FormData ? Object.fromEntries(sent) : sent),
  z.object({
    surveyId: idText,
    slug,
    score: z
      .string()
      .regex(/^(\d|10)$/)
      .transform(Number)
      .nullable()
      .catch(null)
      .meta({ description: "Null: none was chosen, and the page asks again." }),
    comment: z.preprocess(absent, publicAnswerSchema.shape.comment),
    token: z.preprocess(absent, publicAnswerSchema.shape.token),
  }),
)

export type CreateSurveyInput = z.infer<typeof createSurveySchema>
export type UpdateSurveyInput = z.infer<typeof updateSurveySchema>
export type InviteToSurveyInput = z.infer<typeof inviteToSurveySchema>
export type AnswerSurveyInput = z.infer<typeof answerSurveySchema>
