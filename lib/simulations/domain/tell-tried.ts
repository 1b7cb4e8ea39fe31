import { formatPoints } from "@/lib/core/points"
import { describeProgram } from "@/lib/programs/domain/describe-program"
import { describeOffer } from "@/lib/tiers/domain/describe-benefit"
import type { DraftScenario } from "./simulation-input"

/** A draft as it was tried, in sentences: what it says today may be something else. */
export function tellTried({ definition, reward }: DraftScenario, timeZone: string): string[] {
  const tiers = [...definition.tiers].sort((a, b) => a.rank - b.rank)
  return [
    ...describeProgram(definition, { timeZone }),
    ...tiers.flatMap(({ name, benefits = [] }) => benefits.map((one) => `${name}: ${describeOffer(one, definition)}`)),
    ...(reward
      ? [`The first reward is ${reward.name}, for ${formatPoints(reward.costPoints, definition.currency)}.`]
      : []),
  ]
}
