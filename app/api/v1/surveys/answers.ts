import { z } from "zod"

const instant = z.string().nullable()
const count = z.number().int()
const points = z.number().meta({ description: "From -100 to 100." })

export const surveyAnswer = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    question: z.string(),
    commentQuestion: z.string(),
    status: z.enum(["draft", "open", "closed"]),
    createdAt: z.string(),
    openedAt: instant,
    closedAt: instant,
  })
  .meta({ id: "Survey" })

export const surveyListAnswer = surveyAnswer
  .extend({ responses: count, score: points.nullable() })
  .meta({ id: "SurveyListItem" })

const newInvitation = z.object({
  id: z.string(),
  memberId: z.string(),
  customerId: z.string(),
  url: z.string(),
  sentAt: instant,
})

export const invitedAnswer = z.object({
  surveyId: z.string(),
  invited: count.meta({ description: "New links made now." }),
  mailed: count,
  invitations: z.array(newInvitation).meta({ description: "The new links, where members were named; else list them." }),
})

export const invitationAnswer = z
  .object({
    id: z.string(),
    memberId: z.string().nullable(),
    customerId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    url: z.string().nullable(),
    sentAt: instant,
    answered: z.boolean(),
  })
  .meta({ id: "SurveyInvitation" })

export const responseAnswer = z.object({
  id: z.string(),
  surveyId: z.string(),
  score: count,
  comment: z.string(),
  createdAt: z.string(),
})

export const storedResponseAnswer = z
  .object({
    id: z.string(),
    score: count,
    comment: z.string(),
    channel: z.string(),
    createdAt: z.string(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }).nullable(),
  })
  .meta({ id: "SurveyResponse" })

export const resultsAnswer = z
  .object({
    surveyId: z.string(),
    responses: count,
    promoters: count,
    passives: count,
    detractors: count,
    score: points.nullable(),
    interval: z
      .object({ low: points, high: points })
      .nullable()
      .meta({ description: "95 % confidence: the adjusted Wald interval. Null below two answers." }),
    distribution: z.array(count).meta({ description: "How many gave each score, from 0 to 10." }),
    invited: count,
    invitedAnswered: count,
    weeks: z
      .array(z.object({ from: z.string(), responses: count, score: points.nullable() }))
      .meta({ description: "From the first answer to the last; a week without answers has no score." }),
  })
  .meta({ id: "SurveyResults" })
