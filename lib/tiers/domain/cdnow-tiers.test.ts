import { existsSync, readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { parseDay, startOfLocalDay } from "@/lib/core/calendar"
import { noPoints } from "./day-sums"
import type { Tier } from "./tier"
import type { TierActivity } from "./tier-input"
import { orderActivity, tierAt, tierPeriods } from "./tier-periods"

const zone = "America/New_York"
const cdnow = ["../shared/data/cdnow/CDNOW_master.txt"].find((path) => existsSync(path))

function tier(id: string, rank: number, threshold: number): Tier {
  const qualification = { metric: "spendMinor", threshold, window: "rolling365" } as const
  return { id, name: id, rank, qualification, downgrade: "toEligible" }
}

/** Each customer's purchases, in cents. */
function readPurchases(text: string): TierActivity[][] {
  const byCustomer = new Map<string, TierActivity[]>()
  for (const [index, row] of text.trim().split(/\r?\n/).slice(1).entries()) {
    const [customer = "", date = "", , value = "0"] = row.trim().split(/\s+/)
    const day = parseDay(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`)
    const spendMinor = BigInt(Math.round(Number(value) * 100))
    const list = byCustomer.get(customer) ?? []
    byCustomer.set(customer, list)
    const sums = { spendMinor, ...noPoints, purchases: 1n, amountMinor: spendMinor }
    list.push({ at: startOfLocalDay(day, zone), day, ...sums, externalId: `${index}` })
  }
  return [...byCustomer.values()]
}

it.skipIf(!cdnow)("CDNOW has 1,258 Silver and 86 Gold on 1998-06-30 (needs ../shared/data)", () => {
  const ladders = [{ from: null, tiers: [tier("bronze", 0, 0), tier("silver", 1, 20_000), tier("gold", 2, 100_000)] }]
  const counts: Record<string, number> = { bronze: 0, silver: 0, gold: 0 }
  const asOf = new Date(startOfLocalDay(parseDay("1998-07-01"), zone).getTime() - 1)
  for (const activity of readPurchases(readFileSync(cdnow ?? "", "utf8"))) {
    const joinedAt = orderActivity(activity)[0]?.at ?? asOf
    const held = tierAt(tierPeriods({ ladders, timeZone: zone, joinedAt, activity }).periods, asOf) ?? "bronze"
    counts[held] = (counts[held] ?? 0) + 1
  }
  expect(counts).toEqual({ bronze: 23_570 - 1258 - 86, silver: 1258, gold: 86 })
})
