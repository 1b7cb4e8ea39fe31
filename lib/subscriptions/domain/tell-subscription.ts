import { type Day, dateLocale, localDay } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import type { PaidInterval, TierPrice } from "@/lib/tiers/domain/tier-price"
import type { SubscriptionState } from "./coverage"
import type { Savings } from "./savings"

type Told = {
  state: SubscriptionState
  tier: { name: string }
  holdsUntil: string | null
  nextPeriod: { from: Day } | null
}

/** What a paid membership is now, for who has it: "Paid: Plus holds through 30 March 2026." */
export function tellSubscription({ state, tier: { name }, holdsUntil, nextPeriod }: Told, timeZone: string): string {
  const last = holdsUntil === null ? "" : sayDay(localDay(new Date(Date.parse(holdsUntil) - 1), timeZone))
  const told: Record<SubscriptionState, string> = {
    trial: `Free to try: ${name} holds through ${last}.`,
    paid: `Paid: ${name} holds through ${last}${nextPeriod ? `, then the next payment is due` : ""}.`,
    waiting: `${name} begins with the first payment.`,
    unpaid: `Not paid: ${name} does not hold at present. It goes on with the next payment.`,
    cancelled: `Cancelled: ${name} holds through ${last} and ends then.`,
    ended: `${name} has ended.`,
  }
  return told[state]
}

const words: Record<PaidInterval, string> = { month: "a month", year: "a year" }

/** "$9.90 a month or $99.00 a year, 14 days free to begin with". */
export function tellPrice({ monthMinor, yearMinor, trialDays }: TierPrice, money: string): string {
  const amounts = [
    ...(monthMinor === undefined ? [] : [tellFee(monthMinor, "month", money)]),
    ...(yearMinor === undefined ? [] : [tellFee(yearMinor, "year", money)]),
  ]
  return `${amounts.join(" or ")}${trialDays === undefined ? "" : `, ${trialDays} days free to begin with`}`
}

/** "$9.90 a month". */
export function tellFee(minor: number, interval: PaidInterval, money: string): string {
  return `${formatMoney(minor, money)} ${words[interval]}`
}

/** What was saved against the fees, as a sentence and the parts that it is made of. */
export function tellSavings(savings: Savings, money: string): { sentence: string; parts: string[] } {
  const { discountMinor, pointsMinor, creditMinor, feesMinor, savedMinor } = savings
  const amount = (minor: bigint) => formatMoney(minor, money)
  const sentence =
    savedMinor >= 0n
      ? `${amount(savedMinor)} saved so far, fees taken off.`
      : `${amount(-savedMinor)} to go until it has paid for itself.`
  const parts = [
    { minor: discountMinor, says: "in discounts" },
    { minor: pointsMinor, says: "in points" },
    { minor: creditMinor, says: "in credit used" },
  ].flatMap(({ minor, says }) => (minor > 0n ? [`${amount(minor)} ${says}`] : []))
  return { sentence, parts: [...parts, `${amount(feesMinor)} in fees`] }
}

function sayDay(day: Day): string {
  const format = new Intl.DateTimeFormat(dateLocale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}
