import { type Day, dateLocale, localDay } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import type { BenefitPer, BenefitUses } from "@/lib/tiers/domain/benefit"
import type { Unavailable } from "./benefits-of"

/** What is known of a benefit that a member has. */
export type BenefitFacts = {
  uses: BenefitUses
  per: BenefitPer | null
  total: number | null
  used: number
  left: number | null
  currency: string
  until: string | null
  unavailableReason: Unavailable | null
  availableFrom: string | null
}

const format = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })

/** "30 Jun 2026" of a local day. */
export function dayWords(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** How much: "$250.00" of a credit, "3" of what is counted. */
export function amountWords({ uses, currency }: Pick<BenefitFacts, "uses" | "currency">, amount: number): string {
  return uses === "money" ? formatMoney(amount, currency) : formatInteger(amount)
}

/** What is left, in a few words: "1 of 2 left", "2 each visit", "As often as you like"; null where nothing is counted or it is not its time. */
export function tellLeft(facts: BenefitFacts): string | null {
  const { uses, per, total, left, unavailableReason } = facts
  if (uses === "none" || unavailableReason?.startsWith("birthday")) return null
  if (total === null || left === null) return "As often as you like"
  if (per === "visit") return `${amountWords(facts, total)} each visit`
  return total === 1 && uses === "times"
    ? tellSingle(left)
    : `${amountWords(facts, left)} of ${amountWords(facts, total)} left`
}

function tellSingle(left: number): string {
  return left === 1 ? "There to be used" : "Used"
}

/** Until when, or when there is more: "until 9 Mar 2027", "again from 1 Jan 2027"; null where neither ends. */
export function tellWhen(facts: BenefitFacts, timeZone: string): string | null {
  const { unavailableReason, availableFrom, until } = facts
  if (unavailableReason === "birthday_unknown") return "Tell us your birthday"
  if (unavailableReason !== null) {
    const words = unavailableReason === "used_up" ? "again from" : "from"
    return availableFrom && !endsBefore(until, availableFrom, timeZone) ? `${words} ${dayWords(availableFrom)}` : null
  }
  return until ? `until ${dayWords(lastDay(until, timeZone))}` : null
}

/** Whether the tier ends before the benefit would come back. */
function endsBefore(until: string | null, day: string, timeZone: string): boolean {
  return until !== null && localDay(new Date(until), timeZone) < day
}

/** The last local day before an instant. */
function lastDay(until: string, timeZone: string): Day {
  return localDay(new Date(Date.parse(until) - 1), timeZone)
}
