import { expect, it } from "vitest"
import { localDay, localHour } from "@/lib/core/calendar"
import { sha256 } from "@/lib/core/id"
import { purchaseSchema } from "@/lib/purchases/schema"
import { npsOf } from "@/lib/surveys/domain/nps"
import { type HistoryInput, makeHistory } from "@/prisma/seed/history"

const timeZone = "America/New_York"
const input: HistoryInput = { seed: 20_240, customers: 2000, until: new Date("2026-03-18T21:00:00Z"), timeZone }
const history = makeHistory(input)
const { customers, purchases, redemptions, survey } = history

it("is the same for the same seed and instant, and another for another", () => {
  const small = { ...input, customers: 100 }
  const digest = (given: HistoryInput) => sha256(JSON.stringify(makeHistory(given)))
  const first = digest(small)
  expect(digest(small)).toBe(first)
  expect(digest({ ...small, seed: 2 })).not.toBe(first)
  expect(digest({ ...small, until: new Date("2026-03-19T21:00:00Z") })).not.toBe(first)
})

it("has about two thousand customers and thirty thousand purchases of eighteen months, in order, up to its end", () => {
  expect(customers).toHaveLength(2000)
  expect(purchases.length).toBeGreaterThan(27_000)
  expect(purchases.length).toBeLessThan(33_000)
  const instants = purchases.map(({ at }) => at.getTime())
  expect(instants).toEqual([...instants].sort((a, b) => a - b))
  expect(history.opening).toBe("2024-09-19")
  expect(localDay(new Date(instants[0] ?? 0), timeZone) >= history.opening).toBe(true)
  expect(instants.at(-1)).toBeLessThanOrEqual(input.until.getTime())
})

it("sends bodies that add up, each with an id of its own", () => {
  const wrong = purchases.filter(({ body }) => {
    const lines = (body.items ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    return body.amountMinor !== lines + (body.taxMinor ?? 0) + (body.shippingMinor ?? 0)
  })
  expect(wrong).toEqual([])
  for (const { body } of purchases.slice(0, 500)) expect(purchaseSchema.safeParse(body).error).toBeUndefined()
  expect(new Set(purchases.map(({ body }) => body.externalId)).size).toBe(purchases.length)
  const addresses = customers.flatMap(({ email }) => email ?? [])
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses.every((address) => address.endsWith("@example.com"))).toBe(true)
})

it("lives like a café: mornings, a closed Christmas Day, a full December, regulars and passers-by", () => {
  const inShop = purchases.filter(({ body }) => body.channel !== "online")
  const hours = inShop.map(({ at }) => localHour(at, timeZone))
  expect(hours.every((hour) => hour >= 7 && hour < 18)).toBe(true)
  const before = (hour: number) => hours.filter((one) => one < hour).length / hours.length
  expect(before(10)).toBeGreaterThan(0.3)
  expect(purchases.some(({ at }) => localDay(at, timeZone).endsWith("12-25"))).toBe(false)
  const ofMonth = (month: string) => purchases.filter(({ at }) => localDay(at, timeZone).startsWith(month)).length
  expect(ofMonth("2025-12")).toBeGreaterThan(ofMonth("2025-11"))
  expect(ofMonth("2025-12")).toBeGreaterThan(ofMonth("2026-01"))
  expect(ofMonth("2025-10")).toBeGreaterThan(1.5 * ofMonth("2024-10"))
  const visits = customers.map(() => 0)
  for (const { customer } of purchases) if (customer !== null) visits[customer] = (visits[customer] ?? 0) + 1
  const share = (least: number) => visits.filter((count) => count >= least).length / visits.length
  expect(1 - share(2)).toBeGreaterThan(0.25)
  expect(share(50)).toBeGreaterThan(0.03)
  expect(purchases.filter(({ customer }) => customer === null).length / purchases.length).toBeGreaterThan(0.1)
})

it("redeems every reward, and asks a survey with a believable score", () => {
  expect(new Set(redemptions.map(({ reward }) => reward)).size).toBe(6)
  expect(redemptions.length).toBeGreaterThan(500)
  for (const { at, usedAt, cancelledAt } of redemptions) {
    expect(usedAt === null || usedAt > at).toBe(true)
    expect(usedAt === null || cancelledAt === null).toBe(true)
  }
  const counts = Array.from({ length: 11 }, (_, score) => survey.answers.filter((one) => one.score === score).length)
  const { responses, score } = npsOf(counts)
  expect(responses).toBeGreaterThan(200)
  expect(responses).toBeLessThan(450)
  expect(score).toBeGreaterThan(20)
  expect(score).toBeLessThan(60)
})
