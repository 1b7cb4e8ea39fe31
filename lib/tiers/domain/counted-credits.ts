import { type Day, startOfLocalDay } from "@/lib/core/calendar"
import type { DayActivity } from "./day-sums"
import { requirementsOf } from "./tier"
import { creditActivities, type TierCredit } from "./tier-credit"
import type { Ladder, TierActivity } from "./tier-input"

/** What of a member's credits counts before the activity that is listed, and what is listed with it. */
export type CountedCredits = { before: DayActivity[]; listed: TierActivity[] }

/** At one instant a credit comes after every purchase and return. */
const afterReturns = 2n ** 63n

/** The credits of the metrics that ladders ask for: before the local day and the activity listed, or listed with it. */
export function countedCredits(
  ladders: readonly Ladder[],
  credits: readonly TierCredit[],
  { fromDay, timeZone, activity }: { fromDay: Day; timeZone: string; activity: readonly TierActivity[] },
): CountedCredits {
  const counted: CountedCredits = { before: [], listed: [] }
  if (credits.length === 0) return counted
  const begin = startOfLocalDay(fromDay, timeZone).getTime()
  const start = activity.reduce((least, { at }) => Math.min(least, at.getTime()), begin)
  for (const { externalId, at, ...day } of creditActivities(asked(ladders, credits))) {
    if (at.getTime() < start) counted.before.push(day)
    else {
      const key = `\u0000credit ${externalId} ${day.day}`
      const cause = { kind: "credit" as const, id: externalId }
      counted.listed.push({ ...day, at, externalId: key, amountMinor: afterReturns, cause })
    }
  }
  return counted
}

/** The days of the credits that have occurred by an instant. */
export function creditDays(ladders: readonly Ladder[], credits: readonly TierCredit[], by: Date): DayActivity[] {
  return creditActivities(asked(ladders, credits))
    .filter(({ at }) => at <= by)
    .map(({ externalId: _, at: __, ...day }) => day)
}

function asked(ladders: readonly Ladder[], credits: readonly TierCredit[]): TierCredit[] {
  if (credits.length === 0) return []
  const metrics = new Set(
    ladders.flatMap(({ tiers }) =>
      tiers.flatMap(({ qualification }) => requirementsOf(qualification).map(({ metric }) => metric)),
    ),
  )
  return credits.filter(({ metric }) => metrics.has(metric))
}
