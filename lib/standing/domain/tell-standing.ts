import { addDays, type Day, dateLocale, localDay } from "@/lib/core/calendar"
import { formatInteger } from "@/lib/core/points"
import { tellAmount } from "@/lib/programs/domain/tell-amount"
import type { TierProgressView } from "@/lib/programs/domain/tier-standing"
import { dateWords, type ReasonUnits } from "./describe-reason"

type Need = NonNullable<TierProgressView["next"]>["needs"][number]

const month = new Intl.DateTimeFormat(dateLocale, { month: "long", year: "numeric", timeZone: "UTC" })

function lastDay(end: string, timeZone: string): string {
  return dateWords(addDays(localDay(new Date(end), timeZone), -1))
}

function ask({ metric }: Need, value: bigint, units: ReasonUnits): string {
  if (metric === "purchases") return `buy ${formatInteger(value)} ${value === 1n ? "time" : "times"}`
  return `${metric === "spendMinor" ? "spend" : "earn"} ${tellAmount(metric, value, units)}`
}

function keeps(tierName: string, { keep }: TierProgressView, units: ReasonUnits): string[] {
  const missing = keep?.needs.filter((need) => need.missing > 0n) ?? []
  if (!keep || missing.length === 0 || (keep.match === "any" && missing.length < keep.needs.length)) return []
  const what = missing.map((need) => ask(need, need.missing, units)).join(keep.match === "any" ? " or " : " and ")
  const from = keep.from ? `From ${dateWords(localDay(new Date(keep.from), units.timeZone))} on, ` : ""
  const sentence = `${from}${what}${keep.from ? "" : " more"} by ${lastDay(keep.by, units.timeZone)} to keep ${tierName}.`
  return [sentence.charAt(0).toUpperCase() + sentence.slice(1)]
}

function carried({ next, keep }: TierProgressView, units: ReasonUnits): string[] {
  const need = [...(next?.needs ?? []), ...(keep?.needs ?? [])].find((one) => one.carried > 0n)
  return need ? [`${tellAmount(need.metric, need.carried, units)} carried over from the period before.`] : []
}

/** What keeps the tier, what comes after it, what was carried over, and when the next is reached at this pace: a sentence each. */
export function tellStanding(tierName: string | null, progress: TierProgressView, units: ReasonUnits): string[] {
  const { after, holdsUntil, next, grant } = progress
  const { timeZone } = units
  return [
    ...(tierName ? keeps(tierName, progress, units) : []),
    ...(after && holdsUntil ? [`Otherwise ${after.name} after ${lastDay(holdsUntil, timeZone)}.`] : []),
    ...carried(progress, units),
    ...(next?.projected
      ? [`At this pace, ${next.tier.name} in ${month.format(new Date(next.projected as Day))}.`]
      : []),
    ...(grant?.earned && grant.earned.name !== tierName
      ? [`${tierName} was given; earned: ${grant.earned.name}.`]
      : []),
  ]
}
