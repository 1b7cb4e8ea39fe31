import type { Page } from "@playwright/test"
import { daysBefore, today } from "./history"
import type { Api, SecondShop } from "./second-shop"

export const house = { slug: "promise-house", name: "Promise House", email: "paula@promise.example" }
export const portal = "/p/promise-house/promise-club"
export const about = "/about/promise-house/promise-club"
export const bea = { externalId: "bea", email: "bea@promise.example", firstName: "Bea", lastName: "Best" }
export const ada = { externalId: "ada", email: "ada@promise.example", firstName: "Ada", lastName: "Ames" }
export const cake = "A cake on the house"
export const coffee = "A coffee on the house"
export const breakfast = "Breakfast for two"

/** Who and what the chapters of the third story share. */
export interface PromiseWorld {
  owner: Page
  marketer: Page
  cashier: Page
  support: Page
  /** Bea's. */
  phone: Page
  /** Ada's. */
  otherPhone: Page
  api: Api
  shop: SecondShop
  programId: string
}

const buyers = [
  { customer: bea, purchases: 7, amountMinor: 10_000 },
  { customer: ada, purchases: 5, amountMinor: 5_000 },
  {
    customer: { externalId: "cleo", email: "cleo@promise.example", firstName: "Cleo" },
    purchases: 1,
    amountMinor: 4_000,
  },
]

const tier = (name: string, rank: number, threshold: number, benefits: object[] = []) => ({
  name,
  rank,
  qualification: { metric: "spendMinor", threshold, window: "rolling365" },
  downgrade: "toEligible",
  benefits,
})

/** A live program with a year of purchases: Bea is Gold by 700 dollars, Ada Silver by 250, Cleo has bought once. */
export async function openClub(api: Api): Promise<string> {
  const currency = { code: "POINTS", name: "point", plural: "points", value: { points: 100, amountMinor: 100 } }
  const program = { name: "Promise Club", slug: "promise-club", currency, moneyCurrency: "USD", joinPolicy: "everyone" }
  const { id } = await api("POST", "/programs", program)
  const at = `/programs/${id}`
  const effect = { kind: "perAmount", points: 1, perMinor: 100 }
  await api("POST", `${at}/earning-rules`, { name: "A point a dollar", trigger: "purchase", effect })
  const cakes = { kind: "entitlement", name: cake, count: 2, per: "calendarYear" }
  for (const one of [tier("Friend", 0, 0), tier("Silver", 1, 20_000), tier("Gold", 2, 50_000, [cakes])])
    await api("POST", `${at}/tiers`, one)
  await api("POST", `${at}/rewards`, { name: breakfast, kind: "experience", costPoints: 300 })
  await api("POST", `${at}/publish`, { awardFrom: daysBefore(today(), 360) })
  for (const { customer, purchases, amountMinor } of buyers)
    for (let index = 0; index < purchases; index += 1) {
      const occurredAt = `${daysBefore(today(), 200 - 20 * index)}T16:00:00Z`
      const sale = { externalId: `${customer.externalId}-${index}`, customer, occurredAt, currency: "USD", amountMinor }
      await api("POST", "/purchases", sale)
    }
  return id
}
