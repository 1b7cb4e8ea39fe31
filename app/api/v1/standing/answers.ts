import { z } from "zod"
import { tierAnswer } from "../members/tier-answers"

const instant = z.string().nullable()

export const tierGrantAnswer = z
  .object({
    id: z.string(),
    memberId: z.string(),
    tier: tierAnswer,
    kind: z.string(),
    status: z.enum(["planned", "running", "ended"]),
    from: z.string(),
    until: instant.meta({
      description: "The first instant at which it no longer holds; null: until somebody ends it.",
    }),
    reason: z.string(),
    target: z.object({ metric: z.string(), threshold: z.number().int() }).nullable(),
    giverMemberId: z.string().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    endedAt: instant,
    endedBy: z.string().nullable(),
    endReason: z.string().nullable(),
  })
  .meta({ id: "TierGrant" })

const giftParty = z.object({
  id: z.string(),
  cardNumber: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  email: z.string().nullable(),
  externalId: z.string().nullable(),
})

export const tierGiftGrantAnswer = tierGrantAnswer
  .extend({ giver: giftParty, receiver: giftParty })
  .meta({ id: "TierGiftGrant" })

export const tierCreditAnswer = z
  .object({
    id: z.string(),
    memberId: z.string(),
    externalId: z.string(),
    metric: z.string(),
    amount: z.number().int(),
    occurredAt: z.string(),
    recordedAt: z.string(),
    localDay: z.string(),
    source: z.string(),
    reason: z.string(),
    createdBy: z.string(),
  })
  .meta({ id: "TierCredit" })

export const memberTierAnswer = z
  .object({
    tier: tierAnswer,
    from: z.string(),
    to: instant.meta({ description: "The first instant at which it no longer holds; null: no end is known." }),
    reason: z.unknown().meta({ description: "Why it began: kind, what caused it, and the sums." }),
    why: z.string().meta({ description: "The same in a sentence." }),
  })
  .meta({ id: "MemberTier" })

const named = z.object({ id: z.string(), name: z.string() })

export const tierNoticeAnswer = z
  .object({
    id: z.string(),
    tier: named,
    nextTier: named.nullable(),
    endsAt: z.string(),
    daysBefore: z.number().int(),
    noticedAt: z.string(),
    stillDue: z.boolean().meta({ description: "Whether that end is still the one that is foreseen." }),
  })
  .meta({ id: "TierNotice" })

export const tierMovesAnswer = z.object({
  months: z.array(z.string()).meta({ description: "The first days of the months, oldest first." }),
  moves: z.array(z.object({ month: z.string(), tier: tierAnswer, up: z.number().int(), down: z.number().int() })),
})
