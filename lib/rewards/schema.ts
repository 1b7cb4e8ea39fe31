import { z } from "zod"
import { tellIssues } from "@/lib/core/tell-issues"
import { count, idText, instantText, minor, positivePoints, text } from "@/lib/core/values"
import { amountOf, choiceOf } from "./domain/by-points"
import { type RewardKind, rewardKinds } from "./domain/reward"

const amount = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const noDetail = z.strictObject({})

const byPoints = z
  .strictObject({
    minimumPoints: positivePoints,
    maximumPoints: positivePoints.optional(),
    stepPoints: positivePoints.optional(),
  })
  .refine(({ minimumPoints, maximumPoints }) => maximumPoints === undefined || maximumPoints >= minimumPoints, {
    path: ["maximumPoints"],
    message: "The largest must not be below the smallest.",
  })
  .optional()

/** What each kind says beyond its name. Amounts are minor units of the program's money. */
export const rewardDetailSchemas = {
  amountDiscount: z.strictObject({ amountMinor: amount, minimumSpendMinor: minor.optional(), byPoints }),
  percentageDiscount: z.strictObject({
    percent: count(1, 100),
    maximumMinor: amount.optional(),
    minimumSpendMinor: minor.optional(),
  }),
  freeProduct: z.strictObject({ sku: text(120).optional() }),
  freeDelivery: noDetail,
  freeService: z.strictObject({ service: text(200).optional() }),
  giftCard: z.strictObject({ amountMinor: amount, byPoints }),
  experience: z.strictObject({ place: text(200).optional() }),
  partnerOffer: z.strictObject({ partner: text(200).optional() }),
  cashback: z.strictObject({ amountMinor: amount, byPoints }),
  donation: z.strictObject({ recipient: text(200).optional(), amountMinor: amount.optional(), byPoints }),
  sweepstakesEntry: noDetail,
  tierBoost: noDetail,
  custom: z.strictObject({ instructions: text(500).optional() }),
} satisfies Record<RewardKind, z.ZodType>

const longText = text(2000).or(z.literal(""))

const rewardFields = z.strictObject({
  name: text(120),
  kind: z.enum(rewardKinds),
  costPoints: positivePoints,
  priceMinor: minor
    .optional()
    .meta({ description: "What the member pays in money beside the points, in minor units; default 0." }),
  stock: count(0, 1_000_000_000).nullish().meta({ description: "What is left; absent or null: unlimited." }),
  description: longText.optional(),
  terms: longText.optional(),
  unitCostMinor: minor.nullish().meta({ description: "What one costs the merchant, in minor units." }),
  voucherDays: count(1, 3650)
    .optional()
    .meta({ description: "A voucher is good through so many local days; default 90." }),
  imageId: idText.nullish(),
  startsAt: instantText.nullish(),
  endsAt: instantText.nullish().meta({ description: "The first instant at which it can no longer be redeemed." }),
  detail: z.record(z.string(), z.unknown()).optional().meta({
    description:
      "What the kind says beyond its name: {amountMinor} of an amountDiscount, {percent} of a percentageDiscount, {sku} of a freeProduct. With {amountMinor, byPoints: {minimumPoints, maximumPoints?, stepPoints?}} of an amountDiscount, giftCard, cashback or donation the member chooses how many points to give: costPoints give amountMinor, other points in proportion, rounded down to minor units; steps count from the smallest.",
  }),
})

interface Checked {
  kind?: RewardKind | undefined
  costPoints?: number | undefined
  priceMinor?: number | undefined
  detail?: Record<string, unknown> | undefined
  startsAt?: string | null | undefined
  endsAt?: string | null | undefined
}

function check(reward: Checked, issues: z.RefinementCtx): void {
  if (reward.startsAt && reward.endsAt && Date.parse(reward.endsAt) <= Date.parse(reward.startsAt)) {
    issues.addIssue({ code: "custom", path: ["endsAt"], message: "The end must be later than the start." })
  }
  if (!reward.kind || !reward.detail) return
  const parsed = rewardDetailSchemas[reward.kind].safeParse(reward.detail)
  for (const { path, message } of tellIssues(parsed.error?.issues ?? [])) {
    issues.addIssue({ code: "custom", path: ["detail", ...path.split(".").filter(Boolean)], message })
  }
  if (parsed.success) checkChoice(reward, reward.detail, issues)
}

/** Of a reward by points: something to choose from must give something. */
function checkChoice(
  { costPoints, priceMinor }: Checked,
  detail: Record<string, unknown>,
  issues: z.RefinementCtx,
): void {
  const choice = choiceOf({ detail })
  if (!choice) return
  const refuse = (path: string[], message: string) => issues.addIssue({ code: "custom", path, message })
  if (detail.amountMinor === undefined)
    refuse(["detail", "amountMinor"], "Say what costPoints points give, in minor units.")
  else if (costPoints && amountOf({ costPoints, detail }, BigInt(choice.minimumPoints)) === 0n)
    refuse(["detail", "byPoints", "minimumPoints"], "So few points give nothing. Ask for more.")
  if (priceMinor) refuse(["priceMinor"], "What is had by points costs points alone. Leave it out.")
}

/** The body of POST /programs/{id}/rewards. */
export const rewardBodySchema = rewardFields.superRefine(check)

/** The body of PATCH /rewards/{id}: what is named changes, the rest stays. `detail` is judged by the kind sent with it. */
export const rewardChangeSchema = rewardFields
  .partial()
  .superRefine(check)
  .refine((change) => !change.detail || change.kind, { path: ["kind"], message: "Send the kind with its detail." })

/** The dashboard's form: the body and its program. */
export const createRewardSchema = rewardFields.extend({ programId: idText }).superRefine(check)

export const updateRewardSchema = rewardFields.partial().extend({ rewardId: idText }).superRefine(check)

export const rewardIdSchema = z.strictObject({ rewardId: idText })

/** The body of POST /members/{id}/redemptions. */
export const redemptionBodySchema = z.strictObject({
  rewardId: idText,
  quantity: count(1, 20).optional(),
  points: positivePoints.optional().meta({
    description:
      "How many points to give, of a reward whose value follows them (detail.byPoints). Not with a quantity.",
  }),
})

export const redeemRewardSchema = redemptionBodySchema.extend({ memberId: idText })

export const redemptionIdSchema = z.strictObject({ redemptionId: idText })

/** The body of POST /vouchers/{code}/use. */
export const voucherUseBodySchema = z.strictObject({
  purchaseExternalId: text(200).optional().meta({
    description:
      "The purchase that it was used for. When that is returned whole, the points come back and the voucher is void.",
  }),
  amountMinor: minor.optional().meta({
    description: "What the voucher took off, in minor units; default: what it is worth, which is also the most.",
  }),
})

export const voucherCodeText = z.string().max(64)

export const useVoucherSchema = voucherUseBodySchema.extend({ code: voucherCodeText })

export const voucherCodeSchema = z.strictObject({ code: voucherCodeText })

export const counterMemberSchema = z.strictObject({ memberId: idText })

export type CreateRewardInput = z.infer<typeof createRewardSchema>
export type UpdateRewardInput = z.infer<typeof updateRewardSchema>
export type RedeemRewardInput = z.infer<typeof redeemRewardSchema>
export type UseVoucherInput = z.infer<typeof useVoucherSchema>
