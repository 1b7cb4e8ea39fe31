import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { describeTier } from "@/lib/programs/domain/describe-program"
import { describeRule } from "@/lib/programs/domain/describe-rule"
import { describeBenefit } from "@/lib/tiers/domain/describe-benefit"
import type { TierProgress } from "@/lib/tiers/domain/tier-progress"
import type { PresetReward } from "./preset"
import type { SampleMember } from "./sample-member"

/** What a member would see on a phone: the balance, how one earns, what can be had, and the tiers. */
export interface PresetPhone {
  purchases: number
  points: number
  noun: string
  tier: string | null
  /** What is missing to the next tier, and how much of it is done, in hundredths. */
  progress: { words: string; percent: number } | null
  earn: string[]
  rewards: { name: string; detail: string; canHave: boolean }[]
  tiers: { name: string; how: string; benefits: string[] }[]
}

/** The portal as a sample member would see it under a program. */
export function presetPhone(
  definition: ProgramDefinition,
  rewards: readonly PresetReward[],
  sample: SampleMember,
): PresetPhone {
  const { currency, rules, tiers } = definition
  const { points, standing, purchases } = sample
  return {
    purchases,
    points,
    noun: points === 1 ? currency.name : currency.plural,
    tier: standing.tier?.name ?? null,
    progress: progressOf(standing, definition),
    earn: rules.map((rule) => describeRule(rule, definition)),
    rewards: [...rewards]
      .sort((a, b) => a.costPoints - b.costPoints)
      .map(({ name, costPoints }) => ({
        name,
        detail:
          costPoints <= points
            ? formatPoints(costPoints, currency)
            : `${formatPoints(costPoints - points, currency)} to go`,
        canHave: costPoints <= points,
      })),
    tiers: tiers.map((tier) => ({
      name: tier.name,
      how: describeTier({ ...tier, benefits: [] }, definition),
      benefits: (tier.benefits ?? []).map((benefit) => describeBenefit(benefit, definition)),
    })),
  }
}

function progressOf({ next }: TierProgress, { currency, moneyCurrency }: ProgramDefinition): PresetPhone["progress"] {
  const need = next?.needs.find(({ missing }) => missing > 0n)
  if (!next || !need) return null
  const { metric, missing, reached, threshold } = need
  const words = {
    spendMinor: () => `Spend ${formatMoney(missing, moneyCurrency)} more`,
    purchases: () => `Buy ${formatInteger(missing)} more ${missing === 1n ? "time" : "times"}`,
    pointsEarned: () => `Earn ${formatPoints(missing, currency)} more`,
    qualifyingPoints: () => `Earn ${formatInteger(missing)} more ${missing === 1n ? "credit" : "credits"}`,
  }[metric]()
  const percent = threshold > 0n ? Math.min(100, Number((reached * 100n) / threshold)) : 0
  return { words: `${words} to become ${next.tier.name}.`, percent }
}
