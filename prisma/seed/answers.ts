import type { DemoCustomer } from "./customers"
import type { DemoPurchase } from "./purchases"
import type { Random } from "./random"

/** One customer's answer to the survey. */
export interface DemoAnswer {
  customer: number
  at: Date
  score: number
  comment: string
}

export interface DemoSurvey {
  opensAt: Date
  /** Indices of the customers who are asked. */
  invited: number[]
  /** In order of time. */
  answers: DemoAnswer[]
}

const dayMs = 86_400_000
const openDays = 27

/** Asks those who came in the four months before, and has a third of them answer, most within a week. */
export function makeSurvey(
  random: Random,
  customers: readonly DemoCustomer[],
  purchases: readonly DemoPurchase[],
  until: Date,
): DemoSurvey {
  const opensAt = new Date(until.getTime() - openDays * dayMs)
  const since = new Date(opensAt.getTime() - 120 * dayMs)
  const visits = new Map<number, number>()
  for (const { customer, at } of purchases) {
    if (customer !== null && at >= since && at < opensAt) visits.set(customer, (visits.get(customer) ?? 0) + 1)
  }
  const invited = [...visits.keys()].sort((a, b) => a - b).slice(0, 900)
  const answers = invited.flatMap((customer) => {
    const count = visits.get(customer) ?? 0
    if (!random.chance(count > 12 ? 0.5 : count > 3 ? 0.36 : 0.26)) return []
    const wait = Math.min(openDays - 1, 0.05 + random.exponential(4))
    const score = scoreOf(random, count, customers[customer]?.habit === "lunch")
    const at = new Date(opensAt.getTime() + Math.floor(wait * dayMs))
    return [{ customer, at, score, comment: commentOf(random, score) }]
  })
  return { opensAt, invited, answers: answers.sort((a, b) => a.at.getTime() - b.at.getTime()) }
}

/** Who comes often is fond of the place; who queues at noon a little less. */
function scoreOf(random: Random, visits: number, atNoon: boolean): number {
  const fond = visits > 12 ? 9.5 : visits > 3 ? 8.8 : 8.0
  const score = Math.round(random.normal(fond - (atNoon ? 0.7 : 0), random.chance(0.12) ? 3.5 : 1.35))
  return Math.max(0, Math.min(10, score))
}

const promoters = [
  "They remember my order.",
  "Best flat white on this side of town.",
  "The cardamom buns. That is all.",
  "Kind people, quick even in the morning rush.",
  "The house blend is what I drink at home now.",
  "My favourite place to start the day.",
  "Always friendly, and the music is never too loud.",
  "Beans arrive fresh, two days after roasting.",
  "I like that a coffee is really free when I have the points.",
  "Good coffee and a table by the window.",
  "The tasting evening was a lovely surprise.",
  "Ordering ahead works and saves me ten minutes.",
  "Great cold brew in summer.",
  "Fair prices for what you get.",
]

const passives = [
  "Good coffee, few seats.",
  "Nice, but I work on the other side of town.",
  "The soup is good, the portion could be larger.",
  "Prices went up a bit this year.",
  "Solid. I would like more lunch without meat.",
  "Friendly, at times slow at noon.",
  "Shipping is free only from $40.",
  "I come for the coffee. The pastries are gone by ten.",
]

const detractors = [
  "Waited fifteen minutes at lunch.",
  "My order was mixed up twice.",
  "Too loud to talk.",
  "The parcel came late and the bag was torn.",
  "Oat milk should not cost extra.",
  "No seats, and the door was left open in the cold.",
  "Coffee was lukewarm.",
  "The station shop closes too early for me.",
]

function commentOf(random: Random, score: number): string {
  if (random.chance(score <= 6 ? 0.3 : 0.55)) return ""
  return random.pick(score >= 9 ? promoters : score >= 7 ? passives : detractors)
}
