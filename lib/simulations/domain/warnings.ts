import { formatPoints } from "@/lib/core/points"
import type { ScenarioResult } from "./simulation-result"
import type { Warning } from "./warning"

/** Less than this given back of what is spent, and hardly anybody notices. */
export const stingyBasisPoints = 50
/** More than this, or than half the margin, and the program eats what it is to bring. */
export const ruinousBasisPoints = 1_000
const fewReachShare = 0.1
const longDays = 180
const expiredShare = 0.4
const bunchedMembers = 10

type Judged = Omit<ScenarioResult, "warnings" | "breakEvenBasisPoints">
type Check = (scenario: Judged, marginBasisPoints: number) => Warning | Warning[] | null

/** What to look at in a program's figures. */
export function warningsOf(scenario: Judged, marginBasisPoints: number): Warning[] {
  if (scenario.members === 0 || scenario.spendMinor <= 0) return []
  return [rewardRate, reward, reach, expiry, bunching].flatMap((check) => check(scenario, marginBasisPoints) ?? [])
}

const rewardRate: Check = ({ rewardBasisPoints }, margin) => {
  if (rewardBasisPoints === null) return null
  const most = Math.min(ruinousBasisPoints, Math.floor(margin / 2))
  if (rewardBasisPoints < stingyBasisPoints) {
    return {
      code: "stingy",
      title: `It gives back ${percent(rewardBasisPoints)} of what members spend`,
      why: `Below ${percent(stingyBasisPoints)} a reward takes so much spending that few members notice the program.`,
      remedy: "Give more points for each purchase, or make points worth more.",
    }
  }
  if (rewardBasisPoints <= most) return null
  return {
    code: "ruinous",
    title: `It gives back ${percent(rewardBasisPoints)} of what members spend`,
    why: `More than ${percent(most)}, half of your margin or a tenth of sales, is hard to earn back.`,
    remedy: "Give fewer points, limit the rules that give the most, or make points worth less.",
  }
}

const reward: Check = (scenario) => {
  if (scenario.reward || scenario.issuedPoints === 0) return null
  return {
    code: "noReward",
    title: "There is nothing to redeem points for",
    why: "Without a reward nobody redeems, so the cost shown is only what stays owed.",
    remedy: "Add a reward, or say in the assumptions what the first one would cost.",
  }
}

const reach: Check = ({ firstReward, reward: first, points }) => {
  const [all] = firstReward
  if (!first || !all || all.members === 0) return null
  const cost = formatPoints(first.costPoints, points)
  if (all.reached / all.members < fewReachShare) {
    return {
      code: "outOfReach",
      title: `${share(all.reached, all.members)} of members reach a first reward`,
      why: `The cheapest, ${first.name}, costs ${cost}. What nobody reaches, nobody works for.`,
      remedy: "Add a small reward that a usual customer reaches in a few visits.",
    }
  }
  if (all.medianDays === null || all.medianDays <= longDays) return null
  return {
    code: "slow",
    title: `The first reward takes ${all.medianDays} days`,
    why: `Half of those who reach ${first.name} (${cost}) wait longer than that; most interest is lost in half a year.`,
    remedy: "Add a smaller first reward, or a welcome gift that brings it nearer.",
  }
}

const expiry: Check = ({ issuedPoints, reversedPoints, expiredPoints }) => {
  const given = issuedPoints - reversedPoints
  if (given <= 0 || expiredPoints / given <= expiredShare) return null
  return {
    code: "expiring",
    title: `${share(expiredPoints, given)} of the points run out`,
    why: "Members who lose points they worked for are lost more easily than those who never had any.",
    remedy: "Let points live longer, or let each purchase keep them alive.",
  }
}

const bunching: Check = ({ thresholds }) =>
  thresholds
    .filter(({ below, above }) => below >= bunchedMembers && below >= 2 * above)
    .map(({ tierName, below, above }) => ({
      code: "bunched",
      title: `${below} members stop just short of ${tierName}`,
      why: `They have less than a tenth to go, and only ${above} are just above it: the step is where few people buy.`,
      remedy: `Lower the threshold of ${tierName} by a tenth, or tell these members how little is missing.`,
    }))

/** Below one in a hundred a rounded figure could say what a threshold says. */
function percent(basisPoints: number): string {
  const digits = basisPoints % 100 === 0 ? 0 : basisPoints < 100 && basisPoints % 10 !== 0 ? 2 : 1
  return `${(basisPoints / 100).toFixed(digits)} %`
}

function share(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)} %`
}
