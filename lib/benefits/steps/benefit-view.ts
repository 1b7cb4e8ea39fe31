import { toJsonInteger } from "@/lib/core/points"
import type { BenefitKind, BenefitPer, BenefitUses } from "@/lib/tiers/domain/benefit"
import { perOf, usesOf } from "@/lib/tiers/domain/benefit"
import {
  type BenefitUnits,
  benefitTitle,
  describeBenefit,
  describeMultiplier,
} from "@/lib/tiers/domain/describe-benefit"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { MemberBenefit, Unavailable } from "../domain/benefits-of"
import type { MemberBenefits } from "./read-member-benefits"

export interface BenefitView {
  /** Null for what is not used by its id: a multiplier, or a note of long ago. */
  id: string | null
  kind: BenefitKind | "earningMultiplier"
  name: string
  /** In a sentence for members. */
  sentence: string
  tier: { id: string; name: string; rank: number }
  /** How uses are told: none, uncounted, times, or money in minor units of `currency`. */
  uses: BenefitUses
  currency: string
  per: BenefitPer | null
  total: number | null
  used: number
  left: number | null
  /** The local days of the period: its first, and the first of the next. */
  periodFrom: string | null
  periodTo: string | null
  /** The first instant at which what is left no longer holds. */
  until: string | null
  available: boolean
  unavailableReason: Unavailable | null
  /** The first day on which it can be had again. */
  availableFrom: string | null
}

/** A member's benefits as the API and the screens show them: what is given by the tier itself comes first. */
export function benefitViews({ live, held, benefits }: MemberBenefits): BenefitView[] {
  if (!live) return []
  const { definition } = live.version.compiled
  const { moneyCurrency, currency } = definition
  const views = benefits.map((one) => benefitView(one, definition))
  const factor = held?.tier.earningMultiplier
  if (!held || !factor) return views
  const said = describeMultiplier(factor, currency.plural)
  const multiplier: BenefitView = {
    ...uncounted,
    kind: "earningMultiplier",
    name: said,
    sentence: `${said}.`,
    tier: tierRef(held.tier),
    currency: moneyCurrency,
    until: held.until?.toISOString() ?? null,
  }
  return [multiplier, ...views]
}

const uncounted = {
  id: null,
  uses: "none",
  per: null,
  total: null,
  used: 0,
  left: null,
  periodFrom: null,
  periodTo: null,
  available: true,
  unavailableReason: null,
  availableFrom: null,
} as const

function tierRef({ id, name, rank }: Tier) {
  return { id, name, rank }
}

function benefitView(one: MemberBenefit, units: BenefitUnits): BenefitView {
  const { benefit, tier, total, used, left, period, until, unavailable, again } = one
  const counted = total !== null
  return {
    id: benefit.id ?? null,
    kind: benefit.kind,
    name: benefitTitle(benefit, units),
    sentence: describeBenefit(benefit, units),
    tier: tierRef(tier),
    uses: usesOf(benefit),
    currency: units.moneyCurrency,
    per: counted && benefit.kind !== "birthdayGift" ? perOf(benefit) : null,
    total: total === null ? null : toJsonInteger(total),
    used: toJsonInteger(used),
    left: left === null ? null : toJsonInteger(left),
    periodFrom: counted ? (period?.from ?? null) : null,
    periodTo: counted ? (period?.next ?? null) : null,
    until: until?.toISOString() ?? null,
    available: unavailable === null,
    unavailableReason: unavailable,
    availableFrom: again,
  }
}
