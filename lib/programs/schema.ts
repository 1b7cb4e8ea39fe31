import { z } from "zod"
import { type Condition, fieldsOf } from "@/lib/conditions/domain/condition"
import { ruleConditionSchema } from "@/lib/conditions/schema"
import {
  count,
  currencyCode,
  dayText,
  factorText,
  idText,
  instantText,
  minor,
  moneyCurrency,
  positivePoints,
  slug,
  text,
} from "@/lib/core/values"
import { tierSchema } from "@/lib/tiers/schema"
import { noticeKinds } from "./domain/notice"

export const pointsCurrencySchema = z.strictObject({
  code: currencyCode,
  name: text(40),
  plural: text(40),
  value: z.strictObject({ points: positivePoints, amountMinor: minor }),
})

/** The body of POST /programs. */
export const createProgramSchema = z.strictObject({
  name: text(120),
  slug,
  currency: pointsCurrencySchema,
  moneyCurrency,
  joinPolicy: z.enum(["optIn", "everyone"]),
  returnPolicy: z.enum(["withinBalance", "negative"]).optional(),
})

const revision = count(1, 2_000_000_000)
  .optional()
  .meta({ description: "The revision that was read: if somebody changed the program since, the answer is 409." })

const rewardDrafts = z
  .array(z.strictObject({ id: idText, costPoints: positivePoints.optional(), withdrawn: z.boolean().optional() }))
  .max(500)
  .optional()
  .meta({
    description:
      "Changes of rewards that wait to be published: another price, or that it is not offered any more. Of rewards that are left out nothing waits.",
  })

/** The body of PATCH /programs/{id}: what is named changes, the rest stays. */
export const updateProgramSchema = createProgramSchema.partial().extend({ rewards: rewardDrafts, revision })

const note = text(500)
  .optional()
  .meta({ description: "What the change is, in a sentence or two: the program's public page shows it." })

/** What members whom a change concerns are told. */
export const noticesSchema = z
  .array(z.strictObject({ kind: z.enum(noticeKinds), title: text(120), text: text(1000) }))
  .max(noticeKinds.length)
  .refine((notices) => new Set(notices.map(({ kind }) => kind)).size === notices.length, "Send one of each kind.")
  .optional()
  .meta({
    description:
      "Told in the portal until put away: tierDown to members who would come to a lower tier, rewardDearer to those whose next reward costs more, everyone to all. {firstName}, {program}, {day}, {oldTier}, {newTier}, {reward}, {oldPoints} and {newPoints} are filled in.",
  })

/** The body of POST /programs/{id}/publish. */
export const publishProgramSchema = z.strictObject({
  awardFrom: dayText.optional(),
  effectiveFrom: dayText.optional(),
  note,
  notices: noticesSchema,
  revision,
})

/** The bodies of POST /programs/{id}/versions/{versionId}/restore and /withdraw. */
export const restoreVersionSchema = z.strictObject({
  effectiveFrom: dayText.optional(),
  note,
  notices: noticesSchema,
  revision,
})
export const withdrawVersionSchema = z.strictObject({ note, revision })

export const effectSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("perAmount"), points: positivePoints, perMinor: positivePoints }),
  z.strictObject({ kind: z.literal("fixed"), points: positivePoints }),
  z.strictObject({ kind: z.literal("multiplier"), factor: factorText }),
  z.strictObject({ kind: z.literal("perItem"), points: positivePoints }),
])

export const expirySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("never") }),
  z.strictObject({ kind: z.literal("afterDays"), days: count(0, 36_500) }),
  z.strictObject({
    kind: z.literal("afterMonths"),
    months: count(1, 1200),
    roundTo: z.literal("monthEnd").optional(),
  }),
  z.strictObject({ kind: z.literal("endOfYear") }),
  z.strictObject({ kind: z.literal("fixedDate"), date: dayText }),
  z.strictObject({ kind: z.literal("inactivity"), months: count(1, 1200) }),
])

const limitsSchema = z.strictObject({
  perMember: z
    .strictObject({
      count: count(1, 1_000_000).optional(),
      points: positivePoints.optional(),
      per: z.enum(["day", "week", "month", "year", "lifetime"]),
    })
    .refine((value) => value.count !== undefined || value.points !== undefined, "Name a count, points or both.")
    .optional(),
  budgetPoints: positivePoints.optional(),
})

const pendingSchema = z.union([
  z.strictObject({ days: count(0, 3650) }),
  z.strictObject({ untilAction: z.literal(true) }),
])

const earningRuleFields = z.strictObject({
  name: text(120),
  trigger: z.enum(["purchase", "event", "signup", "birthday", "referral", "surveyResponse", "anniversary"]),
  eventType: text(80).optional(),
  recipient: z
    .enum(["referrer", "referee", "both"])
    .optional()
    .meta({ description: "Whom a rule of the trigger referral gives to. Default: both." }),
  condition: ruleConditionSchema.optional(),
  currency: currencyCode.optional(),
  effect: effectSchema,
  exclusiveGroup: text(80).optional(),
  eligibleTiers: z.array(text(80)).min(1).max(50).optional(),
  eligibleSegmentId: idText.optional(),
  startsAt: instantText.optional(),
  endsAt: instantText.optional(),
  limits: limitsSchema.optional(),
  pending: pendingSchema.optional(),
  expiry: expirySchema.optional(),
  paused: z
    .boolean()
    .optional()
    .meta({ description: "A paused rule stays in the draft and is left out of the version that is published." }),
})

type EarningRuleFields = z.infer<typeof earningRuleFields>

const checks: { path: keyof EarningRuleFields; message: string; fails: (rule: EarningRuleFields) => boolean }[] = [
  {
    path: "eventType",
    message: "Name the kind of event, as the trigger is event.",
    fails: (rule) => rule.trigger === "event" && rule.eventType === undefined,
  },
  {
    path: "eventType",
    message: "A kind of event belongs to the trigger event.",
    fails: (rule) => rule.trigger !== "event" && rule.eventType !== undefined,
  },
  {
    path: "recipient",
    message: "Whom to give to can be chosen where the trigger is referral. Leave it out.",
    fails: (rule) => rule.trigger !== "referral" && rule.recipient !== undefined,
  },
  {
    path: "effect",
    message: "Without a purchase there is no amount to reckon with. Use a fixed number of points.",
    fails: (rule) => rule.trigger !== "purchase" && rule.effect.kind !== "fixed",
  },
  {
    path: "condition",
    message: "Without a purchase nothing is known of one. Take the conditions on the purchase and its items out.",
    fails: ({ trigger, condition }) => trigger !== "purchase" && reads(condition, /^(purchase|items)\./),
  },
  {
    path: "condition",
    message: "A purchase is no activity. Take the conditions on the activity out, or use the trigger event.",
    fails: ({ trigger, condition }) => trigger === "purchase" && reads(condition, /^event\./),
  },
  {
    path: "endsAt",
    message: "The end must be later than the start.",
    fails: ({ startsAt, endsAt }) => !!startsAt && !!endsAt && Date.parse(endsAt) <= Date.parse(startsAt),
  },
]

function reads(condition: Condition | undefined, fields: RegExp): boolean {
  return condition !== undefined && [...fieldsOf(condition)].some((field) => fields.test(field))
}

/** The body of POST /programs/{id}/earning-rules. */
export const earningRuleSchema = earningRuleFields.superRefine((rule, issues) => {
  for (const check of checks) {
    if (check.fails(rule)) issues.addIssue({ code: "custom", path: [check.path], message: check.message })
  }
})

/** Every field may be left out; null takes an option away. The whole is judged once it is merged. */
function changesOf(shape: Record<string, z.ZodType>) {
  return z.strictObject(Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, field.nullish()])))
}

/** The bodies of PATCH /programs/{id}/earning-rules/{ruleId} and /tiers/{tierId}. */
export const updateEarningRuleSchema = changesOf(earningRuleFields.shape)
export const updateTierSchema = changesOf(tierSchema.shape)

/** The whole draft, as the designer saves it. New rules and tiers bring ids of their own. */
export const saveDraftSchema = z.strictObject({
  programId: idText,
  revision: count(1, 2_000_000_000),
  program: createProgramSchema,
  rules: z.array(z.strictObject({ id: idText, rule: earningRuleSchema })).max(100),
  tiers: z.array(z.strictObject({ id: idText, tier: tierSchema })).max(50),
  /** Absent: what waits for rewards stays as it is. */
  rewards: rewardDrafts,
})

export const planPublishingSchema = publishProgramSchema
  .pick({ awardFrom: true, effectiveFrom: true })
  .extend({ programId: idText })
export const publishActionSchema = publishProgramSchema.extend({ programId: idText })

const ofVersion = { programId: idText, versionId: idText }
export const restoreActionSchema = restoreVersionSchema.extend(ofVersion)
export const withdrawActionSchema = withdrawVersionSchema.extend(ofVersion)

/** Rules and tiers as they stand in the designer, asked about before they are saved. */
export const estimateSchema = saveDraftSchema
  .pick({ rules: true, tiers: true })
  .extend({ currency: currencyCode, costs: z.array(positivePoints).max(500) })

export const valueCurveSchema = estimateSchema.omit({ costs: true }).extend({
  metric: z.enum(["spendMinor", "pointsEarned", "purchases"]),
  window: z.enum(["rolling365", "calendarYear", "lifetime"]),
})

export type EstimateInput = z.infer<typeof estimateSchema>
export type ValueCurveQuery = z.infer<typeof valueCurveSchema>
export type SaveDraftInput = z.infer<typeof saveDraftSchema>
export type CreateProgramInput = z.infer<typeof createProgramSchema>
export type UpdateProgramInput = z.infer<typeof updateProgramSchema>
export type RestoreVersionInput = z.infer<typeof restoreActionSchema>
export type WithdrawVersionInput = z.infer<typeof withdrawActionSchema>
export type PublishProgramInput = z.infer<typeof publishProgramSchema>
export type EarningRuleInput = z.infer<typeof earningRuleSchema>
