import { z } from "zod"

const share = "Hundredths of a per cent."
const points = z.number().int()
const minor = z.number().int()
const programs = z.array(z.object({ key: z.string(), name: z.string(), kind: z.enum(["live", "draft"]) }))

const assumptions = z.object({
  redemptionBasisPoints: z.number().meta({ description: `Members who redeem. ${share}` }),
  redemptionFrom: z.enum(["asked", "live", "usual"]),
  marginBasisPoints: z.number().meta({ description: share }),
  benefitUseBasisPoints: z
    .number()
    .optional()
    .meta({ description: `Of what benefits of tiers allow so many times, how much is used. ${share}` }),
  seed: z.number(),
  participation: z.enum(["members", "everyone"]),
})

const summary = {
  id: z.string(),
  programId: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  programs: programs.meta({ description: "The programs compared, the live one first." }),
  assumptions,
  job: z.object({
    id: z.string(),
    status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
    done: z.number(),
    total: z.number(),
    errorCode: z.string().nullable(),
  }),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  rerunOf: z.string().nullable(),
}

export const simulationSummaryAnswer = z.object(summary).meta({ id: "SimulationSummary" })

const month = z.object({
  from: z.string(),
  issuedPoints: points,
  reversedPoints: points,
  redeemedPoints: points,
  expiredPoints: points,
  outstandingPoints: points,
  liabilityMinor: minor,
  benefitsMinor: minor.meta({ description: "What benefits of tiers cost in the month." }),
  costMinor: minor.meta({ description: "The same, and the value of what was redeemed in the month." }),
  tierMembers: z.array(z.number()).meta({ description: "At the month's end, in the order of `tiers`." }),
})

const reach = z.object({
  name: z.string(),
  members: z.number(),
  reached: z.number(),
  medianDays: z.number().nullable(),
})

const threshold = z.object({
  tierId: z.string(),
  tierName: z.string(),
  metric: z.string(),
  threshold: z.number(),
  below: z.number().meta({ description: "Members with less than a tenth missing." }),
  above: z.number().meta({ description: "Members with less than a tenth more than it takes." }),
  tenths: z.array(z.number()),
})

const scenario = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(["live", "draft"]),
  points: z.object({
    name: z.string(),
    plural: z.string(),
    value: z.object({ points: z.number(), amountMinor: z.number() }),
  }),
  reward: z.object({ name: z.string(), costPoints: z.number() }).nullable(),
  members: z.number(),
  buyers: z.number(),
  spendMinor: minor,
  purchases: z.number(),
  openingPoints: points,
  issuedPoints: points,
  reversedPoints: points,
  redeemedPoints: points,
  expiredPoints: points,
  adjustedPoints: points,
  outstandingPoints: points,
  liabilityMinor: minor,
  expectedLiabilityMinor: minor.meta({ description: "After expected breakage." }),
  benefitsMinor: minor.meta({ description: "What benefits of tiers cost in the period." }),
  benefitsWithoutCost: z
    .array(z.string())
    .meta({ description: "Names of benefits of which nobody has said what they cost." }),
  costMinor: minor.meta({
    description: "What was redeemed, what is expected to be of the rest given in the period, and what benefits cost.",
  }),
  assumedCostMinor: minor.optional().meta({
    description: "The same with redemptions as they are assumed of drafts: what a draft's cost is held against.",
  }),
  costBasisPoints: z
    .number()
    .nullable()
    .meta({ description: `Cost of what members spent. ${share}` }),
  rewardBasisPoints: z
    .number()
    .nullable()
    .meta({ description: `Given of what members spent. ${share}` }),
  breakEvenBasisPoints: z
    .number()
    .nullable()
    .meta({ description: `By how much members must buy more. Null: nothing pays for it. ${share}` }),
  months: z.array(month),
  tiers: z.array(z.object({ id: z.string(), name: z.string(), members: z.number() })),
  firstReward: z.array(reach).meta({ description: "The first is of all members, the others of groups and segments." }),
  thresholds: z.array(threshold),
  warnings: z.array(z.object({ code: z.string(), title: z.string(), why: z.string(), remedy: z.string() })),
})

const difference = z.object({
  customerId: z.string(),
  memberId: z.string().nullable(),
  customerName: z.string().nullable(),
  externalId: z.string().nullable(),
  liveMinor: minor,
  draftMinor: minor,
  liveTier: z.string().nullable(),
  draftTier: z.string().nullable(),
})

const againstLive = z.object({
  key: z.string(),
  gain: z.number(),
  lose: z.number(),
  same: z.number(),
  gainMinor: minor,
  loseMinor: minor,
  higherTier: z.number(),
  lowerTier: z.number(),
  gainers: z.array(difference),
  losers: z.array(difference),
})

export const simulationAnswer = z
  .object({
    ...summary,
    sameDigits: z.boolean().nullable().meta({ description: "Of one that was run again: whether it came to the same." }),
    tried: z
      .array(z.object({ key: z.string(), sentences: z.array(z.string()) }))
      .meta({ description: "What each draft said when it was tried." }),
    result: z
      .object({
        from: z.string(),
        to: z.string(),
        moneyCurrency: z.string(),
        timeZone: z.string(),
        recordedBefore: z.string(),
        assumptions,
        history: z.object({
          customers: z.number(),
          purchases: z.number(),
          anonymousPurchases: z.number(),
          revenueMinor: minor,
          anonymousRevenueMinor: minor,
        }),
        scenarios: z.array(scenario),
        againstLive: z.array(againstLive),
        cannotKnow: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: "Simulation" })

const kept = z.object({
  issued: points,
  reversed: points,
  redeemed: points,
  expired: points,
  outstanding: points,
  valueMinor: minor,
  tier: z.string().nullable(),
})

export const simulationMembersAnswer = z.object({
  data: z.array(
    z.object({
      customerId: z.string(),
      memberId: z.string().nullable(),
      customerName: z.string().nullable(),
      externalId: z.string().nullable(),
      gainMinor: minor.meta({ description: "Of the first draft against the live program." }),
      figures: z.array(kept.nullable()).meta({ description: "One of each program, in their order." }),
    }),
  ),
  nextCursor: z.string().nullable(),
})
