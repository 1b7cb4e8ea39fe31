import { formatPoints } from "@/lib/core/points"
import type { PresetView } from "@/lib/presets/domain/preset-view"

/** When the first reward is reached, told with its name: "First reward after 3 usual purchases: $1.50 off, 50 points." */
export function firstRewardWords({ program, purchasesToFirstReward }: PresetView): string {
  const [first] = [...program.rewards].sort((a, b) => a.costPoints - b.costPoints)
  if (!first) return ""
  const cost = formatPoints(first.costPoints, program.currency)
  if (purchasesToFirstReward === null) return `First reward: ${first.name}, for ${cost}.`
  const after = purchasesToFirstReward === 1 ? "one usual purchase" : `${purchasesToFirstReward} usual purchases`
  return `First reward after ${after}: ${first.name}, for ${cost}.`
}
