import { formatValue } from "@/components/ui/format-value"
import type { DraftAgainstLive, ScenarioResult } from "@/lib/simulations/domain/simulation-result"
import { inTenths, percentOf } from "./percent"

/** What a program comes to, in a sentence or two that a manager can act on. */
export function headline(scenario: ScenarioResult, against: DraftAgainstLive | undefined, money: string): string {
  const { members, costBasisPoints, costMinor, firstReward } = scenario
  if (members === 0) return "Nobody took part in these days."
  const cost = `Costs ${percentOf(costBasisPoints)} of what members spend (${formatValue(costMinor, money)})`
  return [`${cost}; ${reachOf(scenario, firstReward[0])}.`, changeOf(against, money)].filter(Boolean).join(" ")
}

function reachOf({ reward }: ScenarioResult, all: ScenarioResult["firstReward"][number] | undefined): string {
  if (!reward) return "there is no reward to reach"
  if (!all || all.reached === 0) return "nobody reaches a first reward"
  const days = all.medianDays === 1 ? "day" : "days"
  const when = all.medianDays === 0 ? "with the first purchase" : `in ${formatValue(all.medianDays, days)}`
  return `${inTenths(all.reached, all.members)} members reach a first reward, half of these ${when}`
}

function changeOf(against: DraftAgainstLive | undefined, money: string): string | null {
  if (!against) return null
  const { gain, lose, gainMinor, loseMinor } = against
  if (gain === 0 && lose === 0) return "For every member it is what it is now."
  const who = gain === 1 ? "1 member gets" : `${formatValue(gain, "members")} get`
  const gains = `${who} more than now (${formatValue(gainMinor, money)})`
  if (lose === 0) return `${gains}, none less.`
  if (gain === 0) {
    const losers = lose === 1 ? "1 member gets" : `${formatValue(lose, "members")} get`
    return `${losers} less than now (${formatValue(loseMinor, money)}), none more.`
  }
  const losses = `${formatValue(lose, "")} less (${formatValue(loseMinor, money)})`
  return `${gains}, ${losses}.`
}
