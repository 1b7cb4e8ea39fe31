import { z } from "zod"
import { rewardKinds } from "@/lib/rewards/domain/reward"

const instant = z.string().nullable()

export const rewardAnswer = z
  .object({
    id: z.string(),
    programId: z.string(),
    name: z.string(),
    description: z.string(),
    terms: z.string(),
    kind: z.enum(rewardKinds),
    costPoints: z.number().int().meta({ description: "With detail.byPoints: what gives detail.amountMinor." }),
    leastPoints: z.number().int().meta({ description: "The fewest points that it can be had for." }),
    priceMinor: z.number().int().meta({ description: "What is paid in money beside the points." }),
    stock: z.number().int().nullable().meta({ description: "What is left; null: unlimited." }),
    unitCostMinor: z.number().int().nullable(),
    voucherDays: z.number().int(),
    imageId: z.string().nullable(),
    startsAt: instant,
    endsAt: instant,
    archivedAt: instant,
    detail: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
  })
  .meta({ id: "Reward" })

const voucherAnswer = z
  .object({
    code: z.string(),
    status: z.enum(["usable", "used", "expired", "cancelled"]),
    expiresAt: instant.meta({ description: "The first instant at which it no longer holds." }),
    usedAt: instant,
    amountMinor: z
      .number()
      .int()
      .nullable()
      .meta({ description: "What it is worth, in minor units of moneyCurrency; null: its reward names no amount." }),
  })
  .meta({ id: "Voucher" })

export const redemptionAnswer = z
  .object({
    id: z.string(),
    status: z.enum(["issued", "used", "cancelled"]),
    memberId: z.string(),
    programId: z.string(),
    reward: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
    entryId: z.string(),
    quantity: z.number().int(),
    points: z.number().int(),
    amountMinor: z.number().int().nullable().meta({ description: "What all its vouchers together are worth." }),
    priceMinor: z.number().int().meta({ description: "What is paid in money beside the points, for all units." }),
    moneyCurrency: z.string(),
    createdAt: z.string(),
    cancelledAt: instant,
    voucher: voucherAnswer.optional(),
    vouchers: z.array(voucherAnswer).meta({ description: "One for each unit; `voucher` is the first." }),
  })
  .meta({ id: "Redemption" })
