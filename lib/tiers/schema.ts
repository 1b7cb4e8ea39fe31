import { z } from "zod"
import { count, factorText, minor, positivePoints, text } from "@/lib/core/values"
import { benefitsSchema } from "./schema-benefit"

const metric = z.enum(["spendMinor", "pointsEarned", "purchases", "qualifyingPoints"])
const window = z.enum(["rolling365", "calendarYear", "programYear", "anniversaryYear", "lifetime"])
const yearStartMonth = count(1, 12).optional()

const singleQualification = z.strictObject({
  metric,
  threshold: minor,
  maintainThreshold: minor.optional(),
  maintainPeriods: z.union([z.literal(1), z.literal(2)]).optional(),
  window,
  yearStartMonth,
})

const combinedQualification = z.strictObject({
  match: z.enum(["any", "all"]),
  of: z
    .array(z.strictObject({ metric, threshold: minor }))
    .min(1)
    .max(4),
  window,
  yearStartMonth,
})

/** Both forms are strict, so that a body that mixes them is refused. */
export const qualificationSchema = z
  .union([singleQualification, combinedQualification])
  .refine((value) => value.yearStartMonth === undefined || value.window === "programYear", {
    message: "Only years of the window programYear begin in a month of their own. Leave it out.",
    path: ["yearStartMonth"],
  })

const amount = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const priceSchema = z
  .strictObject({
    monthMinor: amount.optional(),
    yearMinor: amount.optional(),
    trialDays: count(1, 365).optional().meta({ description: "Free days, once for each customer." }),
    only: z.boolean().optional().meta({ description: "It is only sold: the qualification does not count." }),
  })
  .refine(({ monthMinor, yearMinor }) => monthMinor !== undefined || yearMinor !== undefined, {
    message: "Name a price by the month, by the year, or both.",
    path: ["monthMinor"],
  })

const yearly = ["calendarYear", "programYear", "anniversaryYear"]

/** The body of POST /programs/{id}/tiers. */
export const tierSchema = z
  .strictObject({
    name: text(80),
    rank: count(0, 1000),
    qualification: qualificationSchema,
    downgrade: z.enum(["toEligible", "oneDown", "never"]),
    graceDays: count(0, 366).optional(),
    extraMonths: count(0, 24).optional(),
    rollover: z.boolean().optional().meta({
      description:
        "What exceeds this tier at the end of a period, if it is the one attained, counts in the next period, once.",
    }),
    earningMultiplier: factorText.optional(),
    entryGift: z.strictObject({ points: positivePoints }).optional().meta({
      description: "Points for reaching the tier, once in each period of its window, 365 days apart where that rolls.",
    }),
    benefits: benefitsSchema.optional(),
    invitationOnly: z.boolean().optional().meta({
      description: "Had by those alone to whom it is given: the qualification does not count.",
    }),
    price: priceSchema.optional().meta({ description: "What the tier is sold for, in the program's money." }),
  })
  .refine(({ rollover, qualification }) => !rollover || yearly.includes(qualification.window), {
    message: "Only a yearly period can carry over into the next. Choose a yearly window or leave rollover out.",
    path: ["rollover"],
  })
  .refine(({ invitationOnly, price }) => !invitationOnly || price === undefined, {
    message: "What is had by invitation alone is not sold. Leave the price out.",
    path: ["price"],
  })

export type TierInput = z.infer<typeof tierSchema>
