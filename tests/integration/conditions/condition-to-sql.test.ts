import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { Condition, ConditionRule, Fact } from "@/lib/conditions/domain/condition"
import { evaluate } from "@/lib/conditions/domain/evaluate"
import { findField, operatorsByType } from "@/lib/conditions/domain/fields"
import { segmentConditionSchema } from "@/lib/conditions/schema"
import { conditionToSql } from "@/lib/conditions/steps/condition-to-sql"
import { addDays, daysBetween, localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { closeDatabase, inTransaction } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { newCardNumber, newId } from "@/lib/core/id"
import { awardPostings } from "@/lib/ledger/domain/postings"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"
import { makeMerchant, makeProgram } from "../../support/world"

const now = new Date("2026-03-01T04:30:00Z")
const zone = "America/New_York"
const today = localDay(now, zone)
const surveyId = "018f0000-0000-7000-8000-000000000001"
const customers = new Map<string, Record<string, Fact>>()
const later = new Date(now.getTime() + 60_000)
const tierId = newId()
let ctx: Ctx
let programId: string

const texts = ["tea", "Tea", "50%", "a_b", "10", "9", "1.5", "-3", "émile", "true"]
const skus = ["tea", "50%", "a_b"]

beforeAll(async () => {
  ctx = await makeMerchant(now)
  await inTransaction(ctx, (tx) =>
    tx.db.survey.create({ data: { merchantId: ctx.merchantId, id: surveyId, slug: "s", title: "S", question: "?" } }),
  )
  programId = await makeProgram(ctx)
  await inTransaction(ctx, (tx) =>
    tx.db.tier.create({
      data: { merchantId: ctx.merchantId, id: tierId, programId, name: "Tea", rank: 0, definition: {} },
    }),
  )
  for (let index = 0; index < 12; index += 1) await addCustomer(index)
})

afterAll(closeDatabase)

/** Each third customer has little that is known, so that missing values are met. */
async function addCustomer(index: number): Promise<void> {
  const id = newId()
  const known = index % 3 !== 0
  const ago = index * 17
  const day = addDays(today, -ago)
  const at = new Date(now.getTime() - ago * 86_400_000)
  const email = known ? `Person${index}@Example.com` : null
  const attribute = known ? (texts[index % texts.length] ?? null) : null
  const sku = known ? (skus[index % skus.length] ?? "tea") : null
  const score = index % 4 === 1 ? index % 11 : null
  const birthday = known ? new Date(Date.UTC(1990, index % 12, 5)) : null
  const key = { merchantId: ctx.merchantId, customerId: id }
  await inTransaction(ctx, async (tx) => {
    const purchases = { purchaseCount: known ? 2n : 0n, spendMinor: known ? BigInt(index * 101 + 1) : 0n }
    const dates = known ? { firstPurchaseAt: at, lastPurchaseAt: at } : {}
    await tx.db.customer.create({
      data: { merchantId: ctx.merchantId, id, email, birthday, firstSeenDay: at, ...purchases, ...dates },
    })
    if (attribute)
      await tx.db.customerAttribute.create({ data: { ...key, id: newId(), key: "likes", value: attribute } })
    if (known) {
      const sums = { purchases: 2n, spendMinor: purchases.spendMinor, revenueMinor: 0n }
      await tx.db.customerDay.create({ data: { ...key, day: new Date(`${day}T00:00:00Z`), ...sums } })
    }
    if (sku) await addPurchase(tx, id, sku, at)
    if (score !== null) {
      const answer = { ...key, id: newId(), surveyId, score, createdAt: at, localDay: at }
      await tx.db.surveyResponse.create({ data: answer })
    }
  })
  const inWindow = known && ago < 30
  const member = index % 2 === 0 ? await addMember(id, at) : null
  customers.set(id, {
    "customer.email": email?.toLowerCase() ?? null,
    "customer.attributes.likes": attribute,
    "customer.birthdayMonth": birthday ? birthday.getUTCMonth() + 1 : null,
    "customer.purchaseCount": known ? 2 : 0,
    "customer.spendMinor": known ? index * 101 + 1 : 0,
    "customer.spendMinor.30d": inWindow ? index * 101 + 1 : 0,
    "customer.purchaseCount.30d": inWindow ? 2 : 0,
    "customer.daysSinceLastPurchase": known ? daysBetween(localDay(at, zone), today) : null,
    "customer.firstPurchaseAt": known ? localDay(at, zone) : null,
    "customer.averageOrderMinor": known ? Math.floor((index * 101 + 1) / 2) : null,
    "customer.boughtSku": sku ? [sku] : [],
    "customer.boughtCategory": [],
    "customer.isMember": member !== null,
    "customer.segment": [],
    "member.tier": member ? [tierId, "Tea"] : [],
    "member.joinedAt": member ? localDay(at, zone) : null,
    "member.availablePoints": member ? 9 : null,
    [`survey.${surveyId}.nps`]: score,
  })
}

/** A member in the tier "Tea" with 9 points in hand, 5 that are pending and 4 that have expired. */
async function addMember(customerId: string, joinedAt: Date): Promise<string> {
  const [memberId, accountId] = [newId(), newId()]
  const scope = { merchantId: ctx.merchantId, programId }
  await inTransaction(ctx, async (tx) => {
    await tx.db.account.create({ data: { ...scope, id: accountId } })
    await tx.db.member.create({
      data: { ...scope, id: memberId, customerId, accountId, cardNumber: newCardNumber(), joinedAt },
    })
    const period = { tierId, memberId, fromAt: joinedAt, toAt: null }
    await tx.db.tierPeriod.create({ data: { ...scope, id: newId(), ...period } })
    const wallet = await lockWallet(tx, memberId)
    const lots = [
      { points: 9n, availableAt: now, expiresAt: null },
      { points: 5n, availableAt: later, expiresAt: null },
      { points: 4n, availableAt: joinedAt, expiresAt: now },
    ]
    for (const lot of lots) {
      await postEntry(tx, {
        wallet,
        kind: "award",
        postings: awardPostings(lot.points, lot.availableAt > now),
        newLots: [lot],
      })
    }
  })
  return memberId
}

type Db = Parameters<Parameters<typeof inTransaction>[1]>[0]

async function addPurchase(tx: Db, customerId: string, sku: string, at: Date): Promise<void> {
  const purchaseId = newId()
  const common = { merchantId: ctx.merchantId, amountMinor: 1n, baseMinor: 1n }
  const when = { occurredAt: at, recordedAt: at, localDay: at }
  await tx.db.purchase.create({
    data: { ...common, ...when, id: purchaseId, externalId: purchaseId, customerId, currency: "USD", revenueMinor: 1n },
  })
  await tx.db.purchaseItem.create({ data: { ...common, id: newId(), purchaseId, position: 0, sku, quantity: 1n } })
}

const fields = [
  "customer.email",
  "customer.attributes.likes",
  "customer.birthdayMonth",
  "customer.purchaseCount",
  "customer.spendMinor",
  "customer.spendMinor.30d",
  "customer.purchaseCount.30d",
  "customer.daysSinceLastPurchase",
  "customer.firstPurchaseAt",
  "customer.averageOrderMinor",
  "customer.boughtSku",
  "customer.boughtCategory",
  "customer.isMember",
  "customer.segment",
  "member.tier",
  "member.joinedAt",
  "member.availablePoints",
  `survey.${surveyId}.nps`,
]

const emails = ["PERSON1@example.com", "person", "example.com", "son4@"]
const numbers = fc.oneof(fc.integer({ min: -5, max: 1300 }), fc.constantFrom(1.5, 9, 10, 0.1))
const textual = fc.constantFrom(...texts, ...emails)
const dates = fc.integer({ min: 0, max: 200 }).map((ago) => addDays(today, -ago))

function valueFor(type: string): fc.Arbitrary<string | number | boolean> {
  if (type === "number") return numbers
  if (type === "day") return dates
  if (type === "boolean") return fc.boolean()
  return type === "attribute" ? fc.oneof(textual, numbers, fc.boolean()) : textual
}

const rules: fc.Arbitrary<ConditionRule> = fc.constantFrom(...fields).chain((field) => {
  const type = findField(field)?.type ?? "text"
  const one = valueFor(type)
  return fc.constantFrom(...operatorsByType[type]).chain((operator): fc.Arbitrary<ConditionRule> => {
    if (operator === "null" || operator === "notNull") return fc.constant({ field, operator })
    if (operator === "in" || operator === "notIn") {
      return fc.array(one, { minLength: 1, maxLength: 3 }).map((value) => ({ field, operator, value }))
    }
    if (operator === "between") return fc.tuple(one, one).map((value) => ({ field, operator, value: [...value] }))
    const matched = ["contains", "beginsWith", "endsWith"].includes(operator) ? textual : one
    return matched.map((value) => ({ field, operator, value }))
  })
})

const { group } = fc.letrec<{ group: Condition }>((tie) => ({
  group: fc.record({
    combinator: fc.constantFrom("and" as const, "or" as const),
    not: fc.boolean(),
    rules: fc.array(fc.oneof({ maxDepth: 2 }, rules, tie("group")), { maxLength: 3 }),
  }),
}))

async function select(condition: Condition): Promise<string[]> {
  const sql = conditionToSql(condition, { now, today, timeZone: zone, segments: [], depth: 0 })
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.$queryRaw<{ id: string }[]>(
      Prisma.sql`select c."id" from "customer" c where c."merchantId" = ${ctx.merchantId}::uuid and ${sql}`,
    ),
  )
  return rows.map(({ id }) => id).sort()
}

function hold(condition: Condition): string[] {
  const held = [...customers].filter(([, facts]) => evaluate(condition, (field) => facts[field] ?? null).held)
  return held.map(([id]) => id).sort()
}

it("says the same in SQL as in memory, for any condition", async () => {
  await fc.assert(
    fc.asyncProperty(group, async (condition) => {
      fc.pre(segmentConditionSchema.safeParse(condition).success)
      expect(await select(condition)).toEqual(hold(condition))
    }),
    { numRuns: 1_000 },
  )
})

it("says the same for every field and operator alone, and for its negation", async () => {
  for (const rule of fc.sample(rules, 1_000)) {
    if (!segmentConditionSchema.safeParse({ combinator: "and", rules: [rule] }).success) continue
    for (const not of [false, true]) {
      const condition: Condition = { combinator: "and", not, rules: [rule] }
      expect(await select(condition), JSON.stringify(condition)).toEqual(hold(condition))
    }
  }
})
