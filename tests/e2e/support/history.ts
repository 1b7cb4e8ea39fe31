/** A till's history that the tests make themselves, and what it must come to: figures reckoned here, not by the product. */

export const timeZone = "America/New_York"

export interface Sale {
  receipt: string
  customer: string
  email: string
  firstName: string
  /** YYYY-MM-DD */
  day: string
  amountMinor: number
}

export interface Figures {
  purchases: number
  customers: number
  amountMinor: number
  points: number
  boughtAgain: number
  tiers: { Bronze: number; Silver: number; Gold: number }
  firstDay: string
  lastDay: string
}

const dayMs = 86_400_000
const silverMinor = 20_000
const goldMinor = 100_000

/** The merchant's own today: the day that its clocks show. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date())
}

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)
}

/** Numbers that look random and are the same each time (Lehmer's generator). */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** How often a customer comes in two years, and what they spend: a few come often, most now and then. */
function habitOf(index: number): { visits: number; fromMinor: number; widthMinor: number } {
  if (index < 6) return { visits: 40, fromMinor: 6_000, widthMinor: 6_000 }
  if (index < 30) return { visits: 16, fromMinor: 1_500, widthMinor: 3_500 }
  return { visits: 1 + (index % 5), fromMinor: 300, widthMinor: 3_700 }
}

/** Two years of sales to 120 customers, in no order, the last one yesterday. */
export function makeHistory(now = today()): Sale[] {
  const random = makeRandom(20_261)
  const sales: Sale[] = []
  for (let index = 0; index < 120; index += 1) {
    const { visits, fromMinor, widthMinor } = habitOf(index)
    for (let visit = 0; visit < visits; visit += 1) {
      const daysAgo = index === 0 && visit === 0 ? 1 : 1 + random(728)
      sales.push({
        receipt: `R-${sales.length + 1}`,
        customer: `C${String(index + 1).padStart(3, "0")}`,
        email: `guest${index + 1}@example.com`,
        firstName: index === 0 ? "Zoë" : `Guest${index + 1}`,
        day: daysBefore(now, daysAgo),
        amountMinor: fromMinor + random(widthMinor),
      })
    }
  }
  return sales
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function pointsOf(sales: readonly Sale[]): number {
  return sum(sales.map(({ amountMinor }) => Math.floor(amountMinor / 100)))
}

/** What somebody spent on today and the 364 days before it. */
function yearlySpend(sales: readonly Sale[], now: string): number {
  const from = daysBefore(now, 364)
  return sum(sales.filter(({ day }) => day >= from).map(({ amountMinor }) => amountMinor))
}

export function byCustomer(sales: readonly Sale[]): Map<string, Sale[]> {
  const groups = new Map<string, Sale[]>()
  for (const sale of sales) groups.set(sale.customer, [...(groups.get(sale.customer) ?? []), sale])
  return groups
}

export function figuresOf(sales: readonly Sale[], now = today()): Figures {
  const people = [...byCustomer(sales).values()]
  const spends = people.map((own) => yearlySpend(own, now))
  const gold = spends.filter((spend) => spend >= goldMinor).length
  const silver = spends.filter((spend) => spend >= silverMinor).length - gold
  const days = sales.map(({ day }) => day).sort()
  return {
    purchases: sales.length,
    customers: people.length,
    amountMinor: sum(sales.map(({ amountMinor }) => amountMinor)),
    points: pointsOf(sales),
    boughtAgain: people.filter((own) => own.length > 1).length,
    tiers: { Bronze: people.length - silver - gold, Silver: silver, Gold: gold },
    firstDay: days[0] ?? "",
    lastDay: days.at(-1) ?? "",
  }
}

/** The rows at the end of the file that are no purchases. */
export const badRows = [
  "R-bad-1,C001,guest1@example.com,Zoë,soon,4.00",
  "R-bad-2,C001,guest1@example.com,Zoë,2025-01-05,four",
  "R-bad-3,C001,guest1@example.com,Zoë,2025-01-05,-4.00",
]

export function toCsv(sales: readonly Sale[]): string {
  const rows = sales.map(({ receipt, customer, email, firstName, day, amountMinor }) =>
    [receipt, customer, email, `"${firstName}"`, day, (amountMinor / 100).toFixed(2)].join(","),
  )
  return `\uFEFF${["Receipt no,Client,E-mail,Guest,When,Total paid", ...rows, ...badRows].join("\r\n")}\r\n`
}

const whole = new Intl.NumberFormat("en-US")
const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" })

export function said(value: number): string {
  return whole.format(value)
}

export function saidMoney(minor: number): string {
  return money.format(minor / 100)
}
