import type { EarningRuleInput } from "@/lib/programs/schema"
import type { TierInput } from "@/lib/tiers/schema"
import { purchase, type TestPurchase } from "./club"
import type { Happening } from "./happenings"

type Next = () => number
type Rule = EarningRuleInput
type Leaf = { field: string; operator: "=" | ">=" | "<="; value: string | number }

const when = (...rules: Leaf[]): Pick<Rule, "condition"> => ({ condition: { combinator: "and", rules } })

function pick<T>(next: Next, list: readonly [T, ...T[]]): T {
  return list[Math.floor(next() * list.length)] ?? list[0]
}

const upTo = (next: Next, most: number) => Math.floor(next() * most)

const periods = ["day", "week", "month", "year", "lifetime"] as const
const expiries: [Rule["expiry"], ...Rule["expiry"][]] = [
  undefined,
  { kind: "never" },
  { kind: "afterMonths", months: 6 },
  { kind: "afterMonths", months: 18, roundTo: "monthEnd" },
  { kind: "afterDays", days: 400 },
  { kind: "endOfYear" },
  { kind: "fixedDate", date: "2026-12-24" },
  { kind: "inactivity", months: 7 },
  { kind: "inactivity", months: 2 },
]

/** What a rule may ask for beside its trigger; none of it depends on when something was recorded. */
const conditions: ((next: Next) => Partial<Rule>)[] = [
  () => ({}),
  () => when({ field: "purchase.channel", operator: "=", value: "app" }),
  () => when({ field: "items.category", operator: "=", value: "food" }),
  (next) => when({ field: "purchase.amountMinor", operator: ">=", value: upTo(next, 12_000) }),
  (next) => when({ field: "purchase.weekday", operator: "<=", value: 1 + upTo(next, 6) }),
  (next) => when({ field: "customer.purchaseCount", operator: ">=", value: 1 + upTo(next, 4) }),
  (next) => when({ field: "customer.spendMinor", operator: ">=", value: upTo(next, 40_000) }),
  (next) => when({ field: "customer.spendMinor.90d", operator: ">=", value: upTo(next, 20_000) }),
  (next) => when({ field: "customer.daysSinceLastPurchase", operator: "<=", value: upTo(next, 60) }),
  () => when({ field: "member.tier", operator: "=", value: "Silver" }),
]

function limits(next: Next): Pick<Rule, "limits"> {
  if (next() < 0.5) return {}
  const per = pick(next, periods)
  const points = next() < 0.7 ? { points: 1 + upTo(next, 150) } : {}
  const count = next() < 0.5 || !points.points ? { count: 1 + upTo(next, 3) } : {}
  return { limits: { perMember: { ...points, ...count, per } } }
}

function dates(next: Next): Partial<Rule> {
  const expiry = pick(next, expiries)
  const pending = pick<Rule["pending"]>(next, [undefined, undefined, { days: upTo(next, 40) }])
  return { ...(expiry ? { expiry } : {}), ...(pending ? { pending } : {}) }
}

function moreRule(next: Next): Rule {
  const condition = (conditions[upTo(next, conditions.length)] ?? (() => ({})))(next)
  const group = next() < 0.3 ? { exclusiveGroup: "best" } : {}
  const common = { name: "More", trigger: "purchase" as const, ...condition, ...group }
  const kind = next()
  if (kind < 0.3) {
    return {
      ...common,
      ...dates(next),
      effect: { kind: "multiplier", factor: pick(next, ["1.1", "1.5", "2", "1.0001"]) },
    }
  }
  const rest = { ...limits(next), ...dates(next) }
  if (kind < 0.6) return { ...common, ...rest, effect: { kind: "fixed", points: 1 + upTo(next, 80) } }
  if (kind < 0.8) return { ...common, ...rest, effect: { kind: "perItem", points: 1 + upTo(next, 9) } }
  return {
    ...common,
    ...rest,
    effect: { kind: "perAmount", points: 1 + upTo(next, 4), perMinor: 100 + upTo(next, 900) },
  }
}

/** A ladder by any metric, with factors or without; or none. */
function tiers(next: Next): TierInput[] {
  const metric = pick(next, ["spendMinor", "spendMinor", "pointsEarned", "purchases"] as const)
  const window = pick(next, ["rolling365", "calendarYear", "lifetime"] as const)
  const downgrade = pick(next, ["toEligible", "oneDown", "never"] as const)
  const unit = { spendMinor: 10_000, pointsEarned: 100, purchases: 2, qualifyingPoints: 1 }[metric]
  const tier = (name: string, rank: number, threshold: number): TierInput => {
    const earningMultiplier = pick(next, [undefined, "1.25", "2"])
    const qualification = { metric, threshold, window }
    return { name, rank, qualification, downgrade, ...(earningMultiplier ? { earningMultiplier } : {}) }
  }
  if (next() < 0.2) return []
  return [
    tier("Bronze", 0, 0),
    tier("Silver", 1, unit * (1 + upTo(next, 4))),
    tier("Gold", 2, unit * (5 + upTo(next, 5))),
  ]
}

/** A gift that a budget pays for: it depends on the purchase alone, as a budget goes by recording and is not corrected. */
function budgeted(next: Next, budgetPoints: number): Rule {
  const points = 1 + upTo(next, 60)
  const condition = next() < 0.5 ? when({ field: "purchase.channel", operator: "=", value: "app" }) : {}
  const effect = { kind: "fixed" as const, points }
  return { name: "Gift", trigger: "purchase", effect, ...condition, ...dates(next), limits: { budgetPoints } }
}

/**
 * A program of base points, up to four more rules, a gift that a budget pays for, and gifts for reviews and for signing up.
 * Each rule has its own time to wait and to last. Budgets are used up in order of recording: where any order of arrival is
 * to end in the same they are never used up.
 */
export function randomProgram(next: Next, budgetPoints = 1_000_000): { rules: Rule[]; tiers: TierInput[] } {
  const base: Rule = {
    name: "Spend",
    trigger: "purchase",
    effect: { kind: "perAmount", points: 1 + upTo(next, 3), perMinor: 100 },
    ...dates(next),
    ...(next() < 0.2 ? limits(next) : {}),
  }
  const gift = (trigger: "event" | "signup"): Rule => ({
    name: "For doing so",
    trigger,
    effect: { kind: "fixed", points: 1 + upTo(next, 120) },
    ...dates(next),
  })
  const reviews: Rule = { ...gift("event"), eventType: "review.written", ...limits(next) }
  const signups = next() < 0.5 ? [gift("signup")] : []
  const paid = next() < 0.4 ? [budgeted(next, budgetPoints)] : []
  const more = Array.from({ length: upTo(next, 5) }, () => moreRule(next))
  const ladder = tiers(next)
  const asked = more.filter((rule) => ladder.length > 0 || !JSON.stringify(rule).includes("member.tier"))
  return { rules: [base, ...asked, ...paid, reviews, ...signups], tiers: ladder }
}

function randomPurchase(next: Next, index: number, at: string): TestPurchase {
  const amount = upTo(next, 15_000)
  const shippingMinor = pick(next, [0, 0, 490])
  const taxMinor = pick(next, [0, Math.floor(amount / 12)])
  const food = Math.floor(amount * next())
  const items = [
    { sku: "bread", category: "food", quantity: 1 + upTo(next, 3), amountMinor: food },
    { sku: "soap", category: "care", quantity: 1, amountMinor: amount - food },
  ]
  return {
    ...purchase(`p${index}`, `c${upTo(next, 3)}`, at, amount + shippingMinor + taxMinor),
    ...{ shippingMinor, taxMinor, channel: pick(next, ["app", "store"]) },
    ...(next() < 0.5 ? { items } : {}),
  }
}

/** 14 to 34 purchases, returns and reviews of two or three customers over two years, some of them at one instant. */
export function randomHistory(next: Next): Happening[] {
  const all: Happening[] = []
  const instants: string[] = []
  const someInstant = () => {
    const known = instants[upTo(next, instants.length * 8)]
    if (known) return known
    const at = new Date(Date.UTC(2024, 5, 1 + upTo(next, 620), upTo(next, 24), upTo(next, 60))).toISOString()
    instants.push(at)
    return at
  }
  const count = 10 + upTo(next, 8)
  for (let index = 0; index < count; index += 1) {
    const at = someInstant()
    const sent = randomPurchase(next, index, at)
    all.push({ kind: "purchase", at, sent })
    let left = sent.amountMinor
    let back = at
    for (let part = 0; part < 2 && left > 0 && next() < 0.25; part += 1) {
      back = new Date(Date.parse(back) + 60_000 + upTo(next, 45 * 86_400) * 1000).toISOString()
      const amountMinor = next() < 0.4 ? left : 1 + upTo(next, left)
      left -= amountMinor
      all.push({ kind: "return", at: back, purchase: sent.externalId, externalId: `r${index}-${part}`, amountMinor })
    }
  }
  for (let index = 0; index < 4; index += 1) {
    all.push({ kind: "event", at: someInstant(), customer: `c${index % 3}`, externalId: `e${index}` })
  }
  return all
}
