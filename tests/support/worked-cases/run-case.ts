import { randomBytes } from "node:crypto"
import { vi } from "vitest"
import type { MerchantFacts } from "@/lib/core/ctx"
import { inGlobal } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import type { Club, OpenClub, WorkedCase } from "./case"
import type { Shop } from "./shop"

export type MakeShop = (merchant: MerchantFacts) => Shop | Promise<Shop>

/** Long before anything happens in the cases. */
const openedAt = new Date("2010-01-01T00:00:00Z")

async function open(club: Club, makeShop: MakeShop): Promise<OpenClub> {
  vi.setSystemTime(openedAt)
  const slug = `w-${randomBytes(6).toString("hex")}`
  const facts = { timeZone: club.zone ?? "UTC", currency: "USD", accent: "#0F766E", isDemo: false }
  const merchant = { id: newId(), slug, name: "Worked", ...facts }
  await inGlobal((db) => db.merchant.create({ data: merchant }))
  const shop = await makeShop(merchant)
  const { id: programId } = await shop.createProgram({
    name: "Club",
    slug: "club",
    currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
    moneyCurrency: "USD",
    joinPolicy: club.joinPolicy ?? "everyone",
    returnPolicy: club.returnPolicy ?? "withinBalance",
  })
  for (const type of club.eventTypes ?? []) await shop.addEventType(type)
  const ruleIds: string[] = []
  for (const rule of club.rules) ruleIds.push((await shop.addRule(programId, rule)).id)
  const tierIds = new Map<string, string>()
  for (const tier of club.tiers ?? []) tierIds.set(tier.name, (await shop.addTier(programId, tier)).id)
  await shop.publish(programId)
  const rewardIds = new Map<number, string>()
  for (const cost of club.rewards ?? []) rewardIds.set(cost, (await shop.addReward(programId, cost)).id)
  for (const store of club.stores ?? []) await shop.addStore(store)
  for (const rate of club.rates ?? []) await shop.storeRate(rate)
  return { shop, merchant, programId, ruleIds, tierIds, rewardIds }
}

/** Runs cases one after the other, as they share the clock; clubs are opened when a case first names them. */
export function caseRunner(makeShop: MakeShop): (one: WorkedCase) => Promise<OpenClub> {
  const clubs = new Map<Club, OpenClub>()
  let count = 0
  return async ({ club, steps }) => {
    const opened = clubs.get(club) ?? (await open(club, makeShop))
    clubs.set(club, opened)
    count += 1
    const prefix = `c${count}`
    const run = {
      ...opened,
      name: (own: string) => `${prefix}-${own}`,
      purchases: new Map<string, string>(),
      awards: [],
      redemptions: [],
      grants: [],
      uses: [],
      codes: new Map<string, string>(),
      hasUnwrittenTiers: false,
    }
    for (const step of steps) await step(run)
    return opened
  }
}
