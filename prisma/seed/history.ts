import { addDays, addMonths, type Day, localDay } from "@/lib/core/calendar"
import { type DemoSurvey, makeSurvey } from "./answers"
import { type DemoCustomer, makeCustomers } from "./customers"
import { type DemoDeed, makeDeeds } from "./deeds"
import { type DemoPurchase, makePurchases } from "./purchases"
import { makeRandom } from "./random"
import { type DemoRedemption, makeRedemptions } from "./redemptions"

export interface HistoryInput {
  seed: number
  /** The end of the history: the instant at which the demo was asked for. */
  until: Date
  timeZone: string
  /** About so many customers; purchases are about fifteen times as many. */
  customers: number
}

export interface DemoHistory {
  opening: Day
  customers: DemoCustomer[]
  /** These four are in order of time. */
  purchases: DemoPurchase[]
  redemptions: DemoRedemption[]
  /** Returns and activities. */
  deeds: DemoDeed[]
  survey: DemoSurvey
}

const months = 18

/** Eighteen months of a café with a web shop, from its first day to `until`. The same input gives the same history. */
export function makeHistory({ seed, until, timeZone, customers: count }: HistoryInput): DemoHistory {
  const today = localDay(until, timeZone)
  const opening = addDays(addMonths(today, -months), 1)
  const customers = makeCustomers(makeRandom(seed), opening, today, count)
  const purchases = makePurchases(makeRandom(seed + 1), { opening, today, until, timeZone }, customers)
  return {
    opening,
    customers,
    purchases,
    redemptions: makeRedemptions(makeRandom(seed + 2), customers, purchases, until),
    deeds: makeDeeds(makeRandom(seed + 4), purchases, until),
    survey: makeSurvey(makeRandom(seed + 3), customers, purchases, until),
  }
}
