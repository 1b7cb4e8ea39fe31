import { toBenefitForm } from "@/components/benefits/benefit-form"
import { type LadderForm, moreOf, ownOf, type TierForm } from "@/components/tiers/ladder-form"
import type { ProgramDraft } from "@/lib/programs/domain/program-draft"
import type { DesignedReward } from "@/lib/programs/steps/draft-rewards"
import { requirementsOf, type Tier } from "@/lib/tiers/domain/tier"
import { canBeEarned } from "@/lib/tiers/domain/tier-price"
import { type RuleForm, toRuleForm } from "./rule-form"

/** The draft as it is typed: numbers may be missing, and what the form does not show is carried along. */
export type DraftForm = {
  name: string
  slug: string
  currencyCode: string
  currencyName: string
  currencyPlural: string
  valuePoints: number | null
  valueMinor: number | null
  moneyCurrency: string
  joinPolicy: ProgramDraft["joinPolicy"]
  returnPolicy: ProgramDraft["returnPolicy"]
  rules: RuleForm[]
  ladder: LadderForm
  tiers: TierForm[]
  rewards: RewardForm[]
}

/** A reward with the changes that wait; an empty price is what is published. */
export type RewardForm = {
  id: string
  name: string
  kind: string
  nowPoints: number
  publishedPoints: number
  costPoints: number | null
  priceMinor?: number | undefined
  eachMinor?: number | undefined
  withdrawn: boolean
}

/** A draft with its rewards as the designer shows them. */
export type ProgramWithRewards = Omit<ProgramDraft, "rewards"> & { rewards: readonly DesignedReward[] }

export function toForm(draft: ProgramWithRewards, timeZone: string): DraftForm {
  const { name, slug, currency, moneyCurrency, joinPolicy, returnPolicy } = draft
  const tiers = [...draft.tiers].sort((a, b) => a.rank - b.rank)
  const ladder = ladderOf(tiers)
  return {
    name,
    slug,
    currencyCode: currency.code,
    currencyName: currency.name,
    currencyPlural: currency.plural,
    valuePoints: currency.value.points,
    valueMinor: currency.value.amountMinor,
    moneyCurrency,
    joinPolicy,
    returnPolicy,
    rules: draft.rules.map((rule) => toRuleForm(rule, timeZone)),
    ladder,
    tiers: tiers.map((tier, index) =>
      toTierForm(tier, index > 0 && canBeEarned(tier) ? ownOf(tier, ladder) : undefined),
    ),
    rewards: draft.rewards.map(toRewardForm),
  }
}

function toRewardForm(reward: DesignedReward): RewardForm {
  const { id, name, kind, nowPoints, costPoints, priceMinor, eachMinor, draft } = reward
  const changed = draft?.costPoints ?? costPoints
  return {
    id,
    name,
    kind,
    nowPoints,
    publishedPoints: costPoints,
    costPoints: changed,
    ...(priceMinor ? { priceMinor } : {}),
    ...(eachMinor ? { eachMinor } : {}),
    withdrawn: draft?.withdrawn ?? false,
  }
}

/** What all tiers share, as the highest one says it that can be earned: what others ask for does not count. */
function ladderOf(tiers: Tier[]): LadderForm {
  const top = tiers.findLast((tier, index) => index > 0 && canBeEarned(tier)) ?? tiers.at(-1)
  const { qualification } = top ?? {}
  return {
    match: qualification && "of" in qualification ? qualification.match : "one",
    metrics: qualification ? requirementsOf(qualification).map(({ metric }) => metric) : ["spendMinor"],
    window: qualification?.window ?? "rolling365",
    downgrade: top?.downgrade ?? "toEligible",
    more: moreOf(top),
  }
}

function toTierForm({ id, name, earningMultiplier, benefits, rank: _, ...rest }: Tier, own: TierForm["own"]): TierForm {
  return {
    id,
    name,
    ...(own ? { own } : {}),
    thresholds: Object.fromEntries(
      requirementsOf(rest.qualification).map(({ metric, threshold }) => [metric, threshold]),
    ),
    factor: earningMultiplier ?? "",
    benefits: (benefits ?? []).map(toBenefitForm),
    rest,
  }
}
