import { type BenefitForm, benefitOf } from "@/components/benefits/benefit-form"
import type { Tier, TierMetric, TierWindow } from "@/lib/tiers/domain/tier"
import { canBeEarned } from "@/lib/tiers/domain/tier-price"

/** A tier as it is typed. */
export type TierForm = {
  id: string
  name: string
  /** What must be reached of each metric that the ladder counts. */
  thresholds: Partial<Record<TierMetric, number | null>>
  factor: string
  benefits: BenefitForm[]
  /** What keeps it, where that is less than what reaches it; undefined: as it was. */
  keeps?: number | null
  /** Points on entry; undefined: as it was. */
  gift?: number | null
  /** Where it is kept, or lost, otherwise than the ladder says: until the ladder's own word on it is changed. */
  own?: Partial<Keeping>
  /** What the form does not show is kept as it is. */
  rest: Partial<Tier>
}

/** What all tiers of a program share: one metric, or any or all of several. */
export type LadderForm = {
  match: "one" | "any" | "all"
  metrics: TierMetric[]
  window: TierWindow
  downgrade: Tier["downgrade"]
  more: LadderMore
}

/** How tiers are kept, the same for all above the lowest. */
export type LadderMore = {
  yearStartMonth?: number | undefined
  graceDays?: number | null | undefined
  extraMonths?: number | null | undefined
  maintainPeriods?: 1 | 2 | undefined
  rollover?: boolean | undefined
}

/** How a tier is kept and lost, in one. */
type Keeping = Required<LadderMore> & Pick<LadderForm, "downgrade">

const keepingOfLadder = ({ downgrade, more }: LadderForm): Partial<Keeping> => ({ downgrade, ...more })

/** What a tier says otherwise than its ladder; undefined: nothing. */
export function ownOf(tier: Tier, ladder: LadderForm): TierForm["own"] {
  const shared = keepingOfLadder(ladder)
  const { yearStartMonth: _, ...own } = { downgrade: tier.downgrade, ...moreOf(tier) }
  const other = Object.entries(own).filter(([key, value]) => (value || null) !== (shared[key as keyof Keeping] || null))
  return other.length > 0 ? Object.fromEntries(other) : undefined
}

/** The tiers once the ladder was changed: what it says anew holds for all of them. */
export function underLadder(tiers: readonly TierForm[], before: LadderForm, after: LadderForm): TierForm[] {
  const [was, is] = [keepingOfLadder(before), keepingOfLadder(after)]
  return tiers.map((tier) => {
    const kept = Object.entries(tier.own ?? {}).filter(
      ([key]) => was[key as keyof Keeping] === is[key as keyof Keeping],
    )
    return tier.own ? { ...tier, own: Object.fromEntries(kept) } : tier
  })
}

function ownLadder({ own = {} }: TierForm, ladder: LadderForm): LadderForm {
  const { downgrade = ladder.downgrade, ...more } = own
  return { ...ladder, downgrade, more: { ...ladder.more, ...more } }
}

/** What a tier says of how it is kept. */
export function moreOf(tier: Tier | undefined): LadderMore {
  if (!tier) return {}
  const { qualification, graceDays, extraMonths, rollover } = tier
  const { yearStartMonth } = qualification
  return {
    yearStartMonth,
    graceDays,
    extraMonths,
    rollover,
    maintainPeriods: "of" in qualification ? undefined : qualification.maintainPeriods,
  }
}

/** Whether periods follow one another, so that what exceeds one can carry into the next. */
export function isYearly({ window }: LadderForm): boolean {
  return window === "calendarYear" || window === "programYear" || window === "anniversaryYear"
}

/** What keeps a tier, null: what reaches it. */
export function keepsOf({ keeps, rest: { qualification } }: TierForm): number | null {
  if (keeps !== undefined) return keeps
  return (qualification && !("of" in qualification) ? qualification.maintainThreshold : undefined) ?? null
}

/** What a tier gives on entry, in points. */
export function giftOf({ gift, rest }: TierForm): number | null {
  return gift === undefined ? (rest.entryGift?.points ?? null) : gift
}

const tierNames = ["Bronze", "Silver", "Gold", "Platinum", "Diamond"]

/** What is counted first: the picture of the history shows it. */
export function firstMetric({ metrics }: LadderForm): TierMetric {
  return metrics[0] ?? "spendMinor"
}

/** What must be reached of a metric; the lowest tier asks for nothing. */
export function thresholdOf(tier: TierForm, metric: TierMetric): number | null {
  return tier.thresholds[metric] ?? null
}

/** Whether what members do reaches the tier: else nobody is asked how much of it does. */
export function isEarned({ rest }: Pick<TierForm, "rest">): boolean {
  return canBeEarned(rest)
}

function askedOf(form: TierForm, metric: TierMetric): number | null {
  return thresholdOf(form, metric) ?? (isEarned(form) ? null : 0)
}

/** The next tier up: the first is the base, the others ask for more than the one below. */
export function newTier(
  tiers: readonly TierForm[],
  metrics: readonly TierMetric[],
  first: (metric: TierMetric) => number,
): TierForm {
  const below = tiers.at(-1)
  const next = (metric: TierMetric) => {
    if (!below) return 0
    const reached = thresholdOf(below, metric) ?? 0
    return reached === 0 ? first(metric) : reached * 5
  }
  return {
    id: crypto.randomUUID(),
    name: tierNames[tiers.length] ?? `Tier ${tiers.length + 1}`,
    thresholds: Object.fromEntries(metrics.map((metric) => [metric, next(metric)])),
    factor: "",
    benefits: [],
    rest: {},
  }
}

/** A tier as it would be sent, at its place in the ladder; what is not typed yet is null. */
export function tierOf(form: TierForm, rank: number, shared: LadderForm) {
  const ladder = ownLadder(form, shared)
  const { qualification: _, entryGift: __, graceDays: ___, extraMonths: ____, rollover: _____, ...rest } = form.rest
  const factor = form.factor.trim()
  const gift = giftOf(form)
  return {
    ...rest,
    ...(gift === null ? {} : { entryGift: { points: gift } }),
    ...(rank > 0 ? keepingOf(ladder) : {}),
    name: form.name,
    rank,
    qualification: qualificationOf(form, rank, ladder),
    downgrade: ladder.downgrade,
    ...(factor === "" || Number(factor) === 1 ? {} : { earningMultiplier: factor }),
    ...(form.benefits.length > 0 ? { benefits: form.benefits.map(benefitOf) } : {}),
  }
}

function keepingOf(ladder: LadderForm) {
  const { graceDays, extraMonths, rollover } = ladder.more
  return {
    ...(graceDays ? { graceDays } : {}),
    ...(extraMonths ? { extraMonths } : {}),
    ...(rollover && isYearly(ladder) ? { rollover } : {}),
  }
}

/** The lowest tier is for everyone, whatever the others ask for. */
function qualificationOf(form: TierForm, rank: number, ladder: LadderForm) {
  const { match, metrics, window } = ladder
  const { yearStartMonth: month, maintainPeriods } = ladder.more
  const yearStartMonth = window === "programYear" && month !== undefined ? { yearStartMonth: month } : {}
  if (match !== "one" && rank > 0) {
    const of = metrics.map((metric) => ({ metric, threshold: askedOf(form, metric) }))
    return { match, of, window, ...yearStartMonth }
  }
  const maintainThreshold = rank > 0 ? keepsOf(form) : null
  const metric = firstMetric(ladder)
  return {
    metric,
    threshold: rank === 0 ? 0 : askedOf(form, metric),
    ...(maintainThreshold === null ? {} : { maintainThreshold }),
    ...(maintainPeriods === undefined || rank === 0 ? {} : { maintainPeriods }),
    window,
    ...yearStartMonth,
  }
}
