import { type Day, localDay } from "@/lib/core/calendar"
import { type Ctx, requireOwnMember, type Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { readCustomers } from "@/lib/members/steps/find-customers"
import { explainAward } from "@/lib/programs/domain/explain-award"
import type { AwardExplanation } from "@/lib/programs/domain/explanation"
import type { TierRef } from "@/lib/programs/domain/tier-standing"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import { noPoints } from "@/lib/tiers/domain/day-sums"
import { tierAt } from "@/lib/tiers/domain/tier-periods"
import { explainGift, type GiftExplanation, giftSentence } from "../domain/gift-words"
import type { QuoteInput } from "../schema"
import { type CheckedPurchase, checkPurchases } from "../steps/check-purchases"
import { type Judgement, judgeMember, type TimelineActivity } from "../steps/judge-member"
import { loadFacts } from "../steps/member-facts"
import { preparePurchase } from "../steps/prepare-purchases"
import { noPast, pastsOfProgram, readPasts } from "../steps/read-timelines"

export interface Quote {
  awards: {
    currency: string
    points: bigint
    status: "available" | "pending"
    availableAt: string | null
    expiresAt: string | null
  }[]
  points: bigint
  tierBefore: TierRef | null
  tierAfter: TierRef | null
  /** What tiers would give on entry, beside the awards. */
  tierGifts: { tierId: string; currency: string; points: bigint }[]
  explanation: (AwardExplanation & { tierGifts: GiftExplanation[] }) | null
  /** The arithmetic in words. */
  sentences: string[]
}

const quoted = "quote"

/** What a purchase of a member would earn at its instant (default: now), and why. Writes nothing. Throws as recording would. */
export async function quotePurchase(ctx: Ctx, memberId: string, input: QuoteInput): Promise<Quote> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  const sent = { ...input, externalId: quoted, occurredAt: input.occurredAt ?? ctx.now.toISOString() }
  const prepared = preparePurchase(ctx, sent, 0)
  return inRead(ctx, async (tx) => {
    const member = await readMember(tx, memberId)
    const program = (await loadPrograms(tx)).find(({ id }) => id === member.programId)
    if (!program) throw new DomainError("program_not_published")
    const { purchases, refusals } = await checkPurchases(tx, [program], [prepared])
    const [refusal] = refusals.values()
    const [one] = purchases
    if (!one) throw refusal ?? new DomainError("not_found")
    return quoteView(tx, program, prepared.at, await judge(tx, program, member, one))
  })
}

async function judge(tx: Tx, program: LiveProgram, member: KnownMember, one: CheckedPurchase): Promise<Judgement> {
  const { at, day } = one.prepared
  const { customerId } = member
  const pasts = await readPasts(tx, [{ customerId, from: day }])
  const past = (await pastsOfProgram(tx, program, pasts, [member])).get(customerId) ?? noPast
  const facts = await loadFacts(tx, program, [member], await readCustomers(tx, [customerId]), "read")
  const earns = member.status === "active" && at >= member.joinedAt
  const purchase: TimelineActivity = {
    externalId: quoted,
    at,
    day,
    amountMinor: one.purchase.amountMinor,
    spendMinor: one.baseMinor,
    purchases: 1n,
    ...noPoints,
    judge: earns
      ? { kind: "purchase", purchase: one.purchase, rate: one.programRates.get(program.id) ?? null, rests: [] }
      : null,
  }
  const joinedDay = localDay(member.joinedAt, tx.merchant.timeZone)
  const timeline = {
    joinedAt: member.joinedAt,
    carriedDays: past.days,
    activities: [...past.activities, purchase],
    fromDay: laterOf(day, joinedDay),
    standing: past.standing,
  }
  return judgeMember(program, tx.merchant.timeZone, timeline, facts(member, past))
}

function laterOf(one: Day, other: Day): Day {
  if (one > other) return one
  return other
}

function quoteView(tx: Tx, program: LiveProgram, at: Date, { awarded, periods, gifts }: Judgement): Quote {
  const [judged] = awarded
  const given = gifts.map((gift) => explainGift(gift, localDay(gift.at, tx.merchant.timeZone)))
  const awards = judged?.result.awards ?? []
  const tierOf = (id: string | null): TierRef | null => {
    const tier = program.ladders.flatMap(({ tiers }) => tiers).findLast((other) => other.id === id)
    return tier ? { id: tier.id, name: tier.name, rank: tier.rank } : null
  }
  return {
    awards: awards.map(({ currency, points, availableAt, expiresAt }) => ({
      currency,
      points,
      status: availableAt !== null && availableAt <= tx.now ? "available" : "pending",
      availableAt: availableAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
    })),
    points: awards.reduce((sum, { points }) => sum + points, 0n),
    tierBefore: tierOf(judged?.tierId ?? null),
    tierAfter: tierOf(tierAt(periods, at)),
    tierGifts: given.map(({ tier, points }) => ({
      tierId: tier.id,
      currency: program.currency,
      points: BigInt(points),
    })),
    explanation: judged ? { ...judged.result.explanation, tierGifts: given } : null,
    sentences: judged ? [...explainAward(judged.result.explanation), ...given.map(giftSentence)] : [],
  }
}

async function readMember(tx: Tx, id: string): Promise<KnownMember> {
  const row = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id } },
    omit: { merchantId: true, createdAt: true },
  })
  if (!row) throw new DomainError("not_found")
  return { ...row, isNew: false, wallets: new Map() }
}
