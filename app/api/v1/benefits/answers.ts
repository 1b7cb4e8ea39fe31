import { z } from "zod"
import { benefitKinds } from "@/lib/tiers/domain/benefit"

const id = z.uuid()
const integer = z.number().int()

export const benefitAnswer = z
  .object({
    id: id.nullable().meta({ description: "By it the benefit is used. Null for what holds by itself." }),
    kind: z.enum([...benefitKinds, "earningMultiplier"]),
    name: z.string(),
    sentence: z.string(),
    tier: z.object({ id, name: z.string(), rank: integer }).meta({ description: "The tier that gives it." }),
    uses: z.enum(["none", "uncounted", "times", "money"]).meta({
      description: "Whether uses are recorded, and whether total, used and left are times or minor units of currency.",
    }),
    currency: z.string(),
    per: z.enum(["tierPeriod", "calendarYear", "quarter", "month", "lifetime", "visit"]).nullable(),
    total: integer.nullable().meta({ description: "Null: as often as the member likes." }),
    used: integer,
    left: integer.nullable(),
    periodFrom: z.iso.date().nullable(),
    periodTo: z.iso.date().nullable().meta({ description: "The first day of the next period." }),
    until: z.iso
      .datetime()
      .nullable()
      .meta({ description: "The first instant at which what is left no longer holds." }),
    available: z.boolean(),
    unavailableReason: z.enum(["used_up", "birthday_unknown", "birthday_not_near"]).nullable(),
    availableFrom: z.iso.date().nullable().meta({ description: "The first day on which it can be had again." }),
  })
  .meta({ id: "MemberBenefit" })

export const benefitUseAnswer = z
  .object({
    id,
    memberId: id,
    programId: id,
    benefitId: id,
    kind: z.enum(benefitKinds),
    name: z.string(),
    tierId: id,
    quantity: integer.nullable(),
    amountMinor: integer.nullable().meta({ description: "Of a credit: how much of it was used." }),
    currency: z.string(),
    costMinor: integer.nullable().meta({ description: "What it cost the merchant, where that is known." }),
    periodFrom: z.iso.date(),
    periodTo: z.iso.date().nullable(),
    occurredAt: z.iso.datetime(),
    givenBy: z.string().nullable(),
    place: z.string().nullable(),
    note: z.string().nullable(),
    purchaseId: id.nullable(),
    grantId: id.nullable().meta({ description: "Of a gift of status: the tier grant that it made." }),
    cancelledAt: z.iso.datetime().nullable().meta({ description: "When it was taken back. Null: it counts." }),
  })
  .meta({ id: "BenefitUse" })

const costs = {
  uses: integer.meta({ description: "Less those taken back. A use of a credit is one, however much of it." }),
  members: integer.meta({ description: "Who used it." }),
  costMinor: integer,
  usesWithoutCost: integer.meta({ description: "Uses whose cost is not known: they are not in costMinor." }),
}

export const benefitCostsAnswer = z
  .object({
    programId: id,
    currency: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    ...costs,
    benefits: z.array(
      z.object({
        benefitId: id,
        kind: z.string(),
        name: z.string(),
        tierName: z.string(),
        ...costs,
        months: z.array(z.object({ month: z.iso.date(), uses: integer, costMinor: integer })),
      }),
    ),
  })
  .meta({ id: "BenefitCosts" })
