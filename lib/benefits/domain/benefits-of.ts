import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import { allowanceOf, type Benefit, perOf, usesOf } from "@/lib/tiers/domain/benefit"
import type { Tier } from "@/lib/tiers/domain/tier"
import { type BenefitPeriod, benefitPeriod, nextBirthday, type Span } from "./benefit-period"

/** A tier as it was held; `rank` is that of the ladder now in force. */
export type HeldTier = { rank: number; from: Date; to: Date | null }

/** A use on its local day, or with a negative amount that it was taken back. */
export type CountedUse = { benefitId: string; amount: bigint; day: Day }

export type BenefitsInput = {
  /** The ladder now in force. */
  tiers: readonly Tier[]
  /** The member's timeline in order of time, ends known ahead included. */
  held: readonly HeldTier[]
  uses: readonly CountedUse[]
  joinedAt: Date
  birthday: Day | null
  timeZone: string
  now: Date
}

/** Why a benefit that a member has cannot be had now. */
export type Unavailable = "used_up" | "birthday_unknown" | "birthday_not_near"

export type MemberBenefit = {
  benefit: Benefit
  tier: Tier
  /** Times, or minor units of money; null where it is not counted. */
  total: bigint | null
  used: bigint
  left: bigint | null
  /** The local days of the period that a use today counts in; null outside of it. */
  period: BenefitPeriod | null
  /** The first instant at which what is left no longer holds: the period or the tier ends. Null: no end. */
  until: Date | null
  unavailable: Unavailable | null
  /** The first day on which it can be had again, where that is known. */
  again: Day | null
}

/**
 * What a member has now: the benefits of the tier and of all lower ones, those left out that a higher one replaces. The
 * highest tier comes first. Periods renew without carrying over; a tier lost takes its benefits along.
 */
export function benefitsOf(input: BenefitsInput): MemberBenefit[] {
  const rank = input.held.find((span) => contains(span, input.now))?.rank
  if (rank === undefined) return []
  return benefitsAt(input.tiers, rank).map(({ benefit, tier }) => {
    return standingOf(benefit, tier, spansOf(input.held, tier.rank), input)
  })
}

/** The benefits of a tier and of all lower ones, without those that a higher one replaces. The highest tier comes first. */
export function benefitsAt(tiers: readonly Tier[], rank: number): { benefit: Benefit; tier: Tier }[] {
  const ladder = tiers.filter((tier) => tier.rank <= rank).sort((a, b) => b.rank - a.rank)
  const replaced = new Set<string>()
  return ladder.flatMap((tier) => {
    const kept = (tier.benefits ?? []).filter(({ kind }) => !replaced.has(kind))
    for (const { kind, replacesLower } of tier.benefits ?? []) if (replacesLower) replaced.add(kind)
    return kept.map((benefit) => ({ benefit, tier }))
  })
}

/** The tier held now and the first instant at which it no longer is; null where none is. */
export function tierNow({ tiers, held, now }: Pick<BenefitsInput, "tiers" | "held" | "now">) {
  const span = held.find((one) => contains(one, now))
  const tier = span && tiers.find(({ rank }) => rank === span.rank)
  return tier ? { tier, until: span.to } : null
}

function contains({ from, to }: Span, at: Date): boolean {
  return from <= at && (to === null || at < to)
}

/** The times without a break in which the tier or a higher one was held. */
function spansOf(held: readonly HeldTier[], rank: number): Span[] {
  const spans: Span[] = []
  for (const { from, to } of held.filter((one) => one.rank >= rank)) {
    const last = spans.at(-1)
    if (last?.to?.getTime() === from.getTime()) last.to = to
    else spans.push({ from, to })
  }
  return spans
}

function standingOf(benefit: Benefit, tier: Tier, spans: readonly Span[], input: BenefitsInput): MemberBenefit {
  const { timeZone, now, birthday, joinedAt } = input
  const [today, joinedDay] = [localDay(now, timeZone), localDay(joinedAt, timeZone)]
  const period = benefitPeriod(benefit, tier, { today, joinedDay, birthday, spans, timeZone })
  const total = allowanceOf(benefit)
  const used = period ? usedIn(period, benefit, input.uses) : 0n
  const left = total === null ? null : period ? leftOf(benefit, total, used) : 0n
  return {
    benefit,
    tier,
    total,
    used,
    left,
    period,
    until: untilOf(benefit, period, spans, input),
    unavailable: whyNot(period, left, birthday),
    again: againOf(benefit, period, left, { birthday, today }),
  }
}

function whyNot(period: BenefitPeriod | null, left: bigint | null, birthday: Day | null): Unavailable | null {
  if (period === null) return birthday === null ? "birthday_unknown" : "birthday_not_near"
  return left === 0n ? "used_up" : null
}

/** Each visit has its own; else what was used is gone. */
function leftOf(benefit: Benefit, total: bigint, used: bigint): bigint {
  if (perOf(benefit) === "visit") return total
  return used > total ? 0n : total - used
}

function usedIn({ countsFrom, next }: BenefitPeriod, { id }: Benefit, uses: readonly CountedUse[]): bigint {
  return uses
    .filter(({ benefitId, day }) => benefitId === id && (countsFrom === null || day >= countsFrom))
    .filter(({ day }) => next === null || day < next)
    .reduce((sum, { amount }) => sum + amount, 0n)
}

/** Counted ones end with their period, all of them with the tier. */
function untilOf(
  benefit: Benefit,
  period: BenefitPeriod | null,
  spans: readonly Span[],
  { timeZone, now }: BenefitsInput,
): Date | null {
  const tierEnds = spans.find((span) => contains(span, now))?.to ?? null
  const isPeriodic = ["times", "money"].includes(usesOf(benefit)) && perOf(benefit) !== "visit"
  const periodEnds = isPeriodic && period?.next ? startOfLocalDay(period.next, timeZone) : null
  if (tierEnds === null || periodEnds === null) return tierEnds ?? periodEnds
  return tierEnds.getTime() < periodEnds.getTime() ? tierEnds : periodEnds
}

type Known = { birthday: Day | null; today: Day }

function againOf(benefit: Benefit, period: BenefitPeriod | null, left: bigint | null, known: Known): Day | null {
  if (benefit.kind === "birthdayGift") {
    const isOver = period === null || left === 0n
    return isOver && known.birthday !== null ? nextBirthday(known.birthday, known.today) : null
  }
  return left === 0n ? (period?.next ?? null) : null
}
