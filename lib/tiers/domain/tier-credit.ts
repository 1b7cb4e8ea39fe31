import type { Day } from "@/lib/core/calendar"
import { least } from "@/lib/core/points"
import type { DayActivity } from "./day-sums"
import type { TierMetric } from "./tier"

/** What counts towards tiers beside what was bought, from a partner say; negative: it takes back what was given before. */
export type TierCredit = { externalId: string; at: Date; day: Day; metric: TierMetric; amount: bigint }

/** A part of a credit as the tiers see it: given on its day, or, negative, taken back from the day on which it was given. */
export type CreditActivity = DayActivity & { at: Date; externalId: string }

/**
 * Credits as activities, in order of time. What takes back takes from the latest credits of its metric first, on their
 * days, so that no day counts less than nothing; what exceeds them takes nothing.
 */
export function creditActivities(credits: readonly TierCredit[]): CreditActivity[] {
  const given: { credit: TierCredit; left: bigint }[] = []
  return inOrder(credits).flatMap((credit) => {
    if (credit.amount > 0n) {
      given.push({ credit, left: credit.amount })
      return [activityOf(credit, credit, credit.amount)]
    }
    let due = -credit.amount
    return [...given].reverse().flatMap((one) => {
      const part = one.credit.metric === credit.metric ? least(one.left, due) : 0n
      if (part <= 0n) return []
      one.left -= part
      due -= part
      return [activityOf(credit, one.credit, -part)]
    })
  })
}

function inOrder(credits: readonly TierCredit[]): TierCredit[] {
  return [...credits].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.externalId < b.externalId ? -1 : 1))
}

function activityOf(credit: TierCredit, on: TierCredit, amount: bigint): CreditActivity {
  const { metric } = credit
  return {
    externalId: credit.externalId,
    at: credit.at,
    day: on.day,
    spendMinor: metric === "spendMinor" ? amount : 0n,
    points: metric === "pointsEarned" ? amount : 0n,
    qualifyingPoints: metric === "qualifyingPoints" ? amount : 0n,
    purchases: metric === "purchases" ? amount : 0n,
  }
}
