import { addDays, type Day, daysBetween } from "@/lib/core/calendar"
import { firstNames, lastNames } from "./names"
import type { Random } from "./random"
import { demand, type Habit } from "./rhythm"

/** Somebody whom the café knows, and how they live with it. */
export interface DemoCustomer {
  externalId: string
  firstName: string
  lastName: string
  email?: string
  phone?: string
  habit: Habit
  firstDay: Day
  /** The first day on which they no longer come. */
  lastDay: Day
  /** Visits on an average day between the two; 0: they came once. */
  visitsPerDay: number
  homeStore: string
  /** Index into the menu's hot drinks, by weight. */
  favouriteShare: number
  /** What they save up for: points in hand before they redeem; null: they never do. */
  patiencePoints: number | null
}

interface Kind {
  perDay: readonly [number, number]
  stayDays: number
  redeems: number
}

/** One comes once, the next every morning: shares of customers, visits a day, days until half a kind is lost. */
const kinds: readonly (readonly [Kind, number])[] = [
  [{ perDay: [0, 0], stayDays: 1, redeems: 0 }, 27],
  [{ perDay: [0.015, 0.05], stayDays: 360, redeems: 0.35 }, 43],
  [{ perDay: [0.06, 0.18], stayDays: 420, redeems: 0.7 }, 21],
  [{ perDay: [0.27, 0.62], stayDays: 560, redeems: 0.85 }, 9],
]

const habits: readonly (readonly [Habit, number])[] = [
  ["commuter", 40],
  ["lunch", 21],
  ["neighbour", 31],
  ["web", 12],
]

export const stores = [
  { externalId: "harbor", name: "Harbor Street", region: "Downtown", opensAfterDays: 0, share: 1 },
  { externalId: "station", name: "Station Square", region: "West Side", opensAfterDays: 200, share: 0.75 },
] as const

// Numbers that are nobody's: 555-0100 to 555-0199 are kept for fiction in every area.
const areas = ["212", "339", "413", "508", "617", "646", "718", "774", "857", "917"]

export function makeCustomers(random: Random, opening: Day, today: Day, count: number): DemoCustomer[] {
  const arrivals = arrivalWeights(opening, today)
  const emails = new Map<string, number>()
  const customers = Array.from({ length: count }, (_, index) => {
    const firstDay = random.weighted(arrivals)
    return makeCustomer(random, { opening, firstDay, index, emails })
  })
  return customers.map((customer, index) => (index === 0 ? theRegular(customer, opening, today) : customer))
}

/** More come as word gets round, and again when the second shop opens. */
function arrivalWeights(opening: Day, today: Day): [Day, number][] {
  const days = daysBetween(opening, today) + 1
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(opening, index)
    const season = (demand(day, "commuter") + demand(day, "neighbour")) / 2
    const shop = index >= stores[1].opensAfterDays ? 1.35 : 1
    return [day, season * shop * (0.9 + (0.2 * index) / days)]
  })
}

interface Arrival {
  opening: Day
  firstDay: Day
  index: number
  emails: Map<string, number>
}

function makeCustomer(random: Random, { opening, firstDay, index, emails }: Arrival): DemoCustomer {
  const kind = random.weighted(kinds)
  const habit = random.weighted(habits)
  const [low, high] = kind.perDay
  const perDay = low + (high - low) * random.next() ** 1.6
  const stay = 1 + Math.round(random.exponential(kind.stayDays))
  const firstName = random.pick(firstNames)
  const lastName = random.pick(lastNames)
  const open = stores.filter((store) => daysBetween(opening, firstDay) >= store.opensAfterDays)
  const mail = random.chance(0.82) ? mailAddress(firstName, lastName, emails) : undefined
  const phone = random.chance(0.3) ? phoneNumber(index) : undefined
  return {
    externalId: `BD-${String(index + 1).padStart(4, "0")}`,
    firstName,
    lastName,
    ...(mail ? { email: mail } : {}),
    ...(phone ? { phone } : {}),
    habit,
    firstDay,
    lastDay: addDays(firstDay, stay),
    visitsPerDay: habit === "web" ? perDay * 0.5 : perDay,
    homeStore: random.weighted(open.map((store) => [store.externalId, store.share] as const)),
    favouriteShare: random.next(),
    patiencePoints: random.chance(kind.redeems) ? 1000 + Math.round(6000 * random.next() ** 1.4) : null,
  }
}

function mailAddress(firstName: string, lastName: string, taken: Map<string, number>): string {
  const name = `${firstName}.${lastName}`.toLowerCase()
  const before = taken.get(name) ?? 0
  taken.set(name, before + 1)
  return `${name}${before > 0 ? before + 1 : ""}@example.com`
}

function phoneNumber(index: number): string | undefined {
  const area = areas[Math.floor(index / 100) % areas.length]
  return index < areas.length * 100 ? `+1${area}55501${String(index % 100).padStart(2, "0")}` : undefined
}

/** One who is there from the first weeks until today, for whoever wants to see a full portal. */
function theRegular(customer: DemoCustomer, opening: Day, today: Day): DemoCustomer {
  return {
    ...customer,
    firstName: "Nora",
    lastName: "Whitfield",
    email: "nora.whitfield@example.com",
    phone: "+12125550100",
    habit: "commuter",
    firstDay: addDays(opening, 9),
    lastDay: addDays(today, 400),
    visitsPerDay: 0.5,
    homeStore: stores[0].externalId,
    patiencePoints: 3000,
  }
}
