import { addDays, type Day, daysBetween, localInstant } from "@/lib/core/calendar"
import type { PurchaseInput } from "@/lib/purchases/schema"
import { type Line, makeBasket } from "./baskets"
import { type DemoCustomer, stores } from "./customers"
import type { Random } from "./random"
import { demand, type Habit, minuteOfVisit } from "./rhythm"

/** One purchase and who made it: an index into the customers, or null for somebody unknown. */
export interface DemoPurchase {
  customer: number | null
  /** Whether it is the customer's first. */
  isFirst: boolean
  at: Date
  body: PurchaseInput
}

/** The stretch of time that is told, in one zone. */
export interface Span {
  opening: Day
  today: Day
  until: Date
  timeZone: string
}

interface Visit {
  customer: number | null
  habit: Habit
  store: string
  favouriteShare: number
  day: Day
}

const taxPerThousand = 65
const shippingMinor = 495
const freeShippingFromMinor = 4000

/** Every purchase up to `until`, in order; strangers are so many a day for each thousand customers. */
export function makePurchases(random: Random, span: Span, customers: readonly DemoCustomer[]): DemoPurchase[] {
  const visits = [
    ...customers.flatMap((customer, index) => visitsOf(random, span, customer, index)),
    ...strangers(random, span, customers.length),
  ]
  const seen = new Set<number>()
  return visits
    .map((visit) => makePurchase(random, span, visit))
    .filter(({ at }) => at <= span.until)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ customer, at, body }, index) => {
      const isFirst = customer !== null && !seen.has(customer)
      if (customer !== null) seen.add(customer)
      return { customer, isFirst, at, body: { ...body, externalId: `BD-${String(index + 1).padStart(6, "0")}` } }
    })
}

function visitsOf(random: Random, span: Span, customer: DemoCustomer, index: number): Visit[] {
  const { habit, firstDay, lastDay, visitsPerDay, homeStore, favouriteShare } = customer
  const visit = (day: Day): Visit => {
    const away = random.chance(0.12) ? random.pick(openStores(span.opening, day)) : homeStore
    return { customer: index, habit, store: away, favouriteShare, day }
  }
  const visits = [visit(firstDay)]
  if (visitsPerDay === 0) return visits
  for (let day = addDays(firstDay, 1); day <= lastDay && day <= span.today; day = addDays(day, 1)) {
    if (random.chance(visitsPerDay * demand(day, habit))) visits.push(visit(day))
  }
  return visits
}

const strangerHabits: readonly (readonly [Habit, number])[] = [
  ["commuter", 4],
  ["lunch", 4],
  ["neighbour", 5],
  ["web", 1.6],
]

function strangers(random: Random, { opening, today }: Span, customers: number): Visit[] {
  const days = daysBetween(opening, today) + 1
  return Array.from({ length: days }, (_, index) => addDays(opening, index)).flatMap((day, index) => {
    const expected = (customers / 1000) * (3.4 + (3.2 * index) / days) * demand(day, "neighbour")
    const count = Math.max(0, Math.round(random.normal(expected, Math.sqrt(expected))))
    return Array.from({ length: count }, () => {
      const habit = random.weighted(strangerHabits)
      const store = random.pick(openStores(opening, day))
      return { customer: null, habit, store, favouriteShare: random.next(), day }
    })
  })
}

function openStores(opening: Day, day: Day): string[] {
  return stores
    .filter(({ opensAfterDays }) => daysBetween(opening, day) >= opensAfterDays)
    .map(({ externalId }) => externalId)
}

function makePurchase(random: Random, { timeZone }: Span, visit: Visit): Omit<DemoPurchase, "isFirst"> {
  const { customer, habit, store, day } = visit
  // Who orders from home drops in at a shop now and then.
  const habitToday = habit === "web" && customer !== null && random.chance(0.2) ? "neighbour" : habit
  const minute = minuteOfVisit(habitToday, random)
  const start = localInstant(day, Math.floor(minute / 60), minute % 60, timeZone)
  const at = new Date(start.getTime() + random.int(0, 59) * 1000)
  const lines = makeBasket(random, habitToday, day, minute, visit.favouriteShare)
  const place = habitToday === "web" ? { channel: "online" as const } : placeInShop(random, customer, store)
  const body = {
    externalId: "",
    occurredAt: at.toISOString(),
    currency: "USD",
    ...place,
    ...totals(lines, place.channel),
  }
  return { customer, at, body }
}

function placeInShop(random: Random, customer: number | null, storeId: string) {
  const ahead = customer !== null && random.chance(0.14)
  return { channel: ahead ? ("app" as const) : ("store" as const), storeId }
}

/** Tax is on goods, not on gift cards; shipping is free from $40. */
function totals(lines: readonly Line[], channel: string) {
  const items = lines.map(({ product: { sku, name, category, kind, priceMinor }, quantity }) => ({
    sku,
    name,
    category,
    kind,
    quantity,
    amountMinor: priceMinor * quantity,
  }))
  const sum = (list: typeof items) => list.reduce((total, { amountMinor }) => total + amountMinor, 0)
  const goods = sum(items.filter(({ kind }) => kind === "goods"))
  const taxMinor = Math.round((goods * taxPerThousand) / 1000)
  const shipped = channel === "online" && goods > 0 && goods < freeShippingFromMinor ? { shippingMinor } : {}
  const amountMinor = sum(items) + taxMinor + (shipped.shippingMinor ?? 0)
  return { amountMinor, taxMinor, ...shipped, items }
}
