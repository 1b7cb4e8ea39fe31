import { expect, test } from "vitest"
import { inRead } from "@/lib/core/db"
import { findMembers } from "@/lib/programs/queries/find-members"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import type { RecordResult } from "@/lib/purchases/steps/record-batch"
import { asStaff, auditActions, topics } from "../../support/world"
import { brokenLaws, later, makeClub, purchase, spendTier } from "./club"

const api = { source: "api" } as const
const tiers = [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000), spendTier("Gold", 2, 100_000)]

function kinds(results: RecordResult[]): string[] {
  return results.map((result) => (result.kind === "refused" ? result.error.code : result.kind))
}

test("a purchase makes the customer, the member and the award", async () => {
  const { ctx } = await makeClub({ tiers })
  const answer = await recordPurchase(ctx, purchase("p1", "ada", "2026-05-01T12:00:00Z", 4_299), api)
  expect(answer.isNew).toBe(true)
  expect(answer.customer?.externalId).toBe("ada")
  expect(answer.member?.tier?.name).toBe("Bronze")
  expect(answer.member?.wallets).toMatchObject([{ currency: "PTS", availablePoints: 42n, pendingPoints: 0n }])
  expect(answer.member?.joinedAt).toBe("2026-05-01T12:00:00.000Z")
  expect(answer.awards).toMatchObject([{ points: 42n, status: "available", currency: "PTS" }])
  expect(await brokenLaws(ctx)).toEqual([])
  expect(await topics(ctx)).toContain("purchases.recorded")
})

test("the purchase that crosses a threshold earns at the old tier, and the tier falls when the window has passed", async () => {
  const { ctx } = await makeClub({ tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000, "2")] })
  const answer = await recordPurchase(ctx, purchase("p1", "ada", "2026-05-01T12:00:00Z", 30_000), api)
  expect(answer.awards[0]?.points).toBe(300n)
  const second = await recordPurchase(later(ctx, 1), purchase("p2", "ada", "2026-05-02T12:00:00Z", 1_000), api)
  expect(second.awards[0]?.points).toBe(20n)
  const id = second.member?.id ?? ""
  const at = async (instant: string) => (await getMemberView(ctx, { id, at: new Date(instant) })).tier?.name
  expect(await at("2026-05-01T11:59:59Z")).toBeUndefined()
  expect(await at("2026-05-01T12:00:00Z")).toBe("Silver")
  expect(await at("2027-05-01T03:59:59Z")).toBe("Silver")
  expect(await at("2027-05-01T04:00:00Z")).toBe("Bronze")
})

test("the same again answers the first result, other content is a conflict, also within a batch", async () => {
  const { ctx } = await makeClub()
  const one = purchase("p1", "ada", "2026-05-01T12:00:00Z", 1_000)
  const results = await recordPurchases(
    ctx,
    [one, one, { ...one, amountMinor: 5 }, { nonsense: true }, purchase("p2", "bob", "2026-05-01T12:00:00Z", 100)],
    api,
  )
  expect(kinds(results)).toEqual(["created", "replayed", "external_id_conflict", "invalid_input", "created"])
  const again = await recordPurchases(
    later(ctx, 1),
    [
      { ...one, occurredAt: "2026-05-01T08:00:00-04:00" },
      { ...one, amountMinor: 7 },
    ],
    api,
  )
  expect(kinds(again)).toEqual(["replayed", "external_id_conflict"])
  const [first] = results
  const [second] = again
  if (first?.kind === "refused" || second?.kind === "refused") throw new Error("must not be refused")
  expect(second?.result).toEqual(first?.result)
  expect(await brokenLaws(ctx)).toEqual([])
})

test("at once: one externalId is recorded once, one customer is made once", async () => {
  const { ctx } = await makeClub({ tiers })
  const same = Array.from({ length: 12 }, () =>
    recordPurchases(ctx, [purchase("p1", "ada", "2026-05-01T12:00:00Z", 1_000)], api),
  )
  expect((await Promise.all(same)).flatMap(kinds).sort()).toEqual([
    "created",
    ...Array.from({ length: 11 }, () => "replayed"),
  ])
  const others = Array.from({ length: 20 }, (_, index) => [
    purchase(`a${index}`, `c${index % 3}`, "2026-05-02T12:00:00Z", 1_000),
    purchase(`b${index}`, `c${(index + 1) % 3}`, "2026-05-03T12:00:00Z", 1_000),
  ])
  const done = await Promise.all(
    others.map((pair, index) => recordPurchases(ctx, index % 2 ? pair.reverse() : pair, api)),
  )
  expect(new Set(done.flatMap(kinds))).toEqual(new Set(["created"]))
  const members = await findMembers(ctx, { limit: 50 })
  expect(members.data.map(({ customer }) => customer.externalId).sort()).toEqual(["ada", "c0", "c1", "c2"])
  expect(members.data.reduce((sum, { wallets }) => sum + (wallets[0]?.availablePoints ?? 0n), 0n)).toBe(410n)
  expect(await brokenLaws(ctx)).toEqual([])
})

test("customers are found by the first identifier that matches", async () => {
  const { ctx } = await makeClub()
  const record = async (externalId: string, customer: Record<string, string>) => {
    const sent = { ...purchase(externalId, "", "2026-05-01T12:00:00Z", 100), customer }
    return (await recordPurchase(ctx, sent, api)).customer?.id
  }
  const ada = await record("1", { email: "Ada@Example.com" })
  expect(await record("2", { email: "ada@example.COM", phone: "+15551234567" })).toBe(ada)
  expect(await record("3", { externalId: "ada", email: "ada@example.com" })).toBe(ada)
  expect(await record("4", { phone: "+15551234567" })).toBe(ada)
  const other = await record("5", { externalId: "other", email: "ada@example.com" })
  expect(other).not.toBe(ada)
  expect(await record("6", { externalId: "other" })).toBe(other)
  const found = await findMembers(ctx, { email: "ADA@example.com", limit: 10 })
  expect(found.data.map(({ customerId }) => customerId)).toEqual([ada])
})

test("who may not write, and another merchant, change nothing", async () => {
  const { ctx } = await makeClub()
  const sent = purchase("p1", "ada", "2026-05-01T12:00:00Z", 100)
  await expect(recordPurchases(asStaff(ctx, "manager"), [sent], api)).rejects.toMatchObject({ code: "forbidden" })
  const mine = await recordPurchase(ctx, sent, api)
  const stranger = (await makeClub()).ctx
  expect((await recordPurchase(stranger, sent, api)).customer?.id).not.toBe(mine.customer?.id)
  await expect(getMemberView(stranger, { id: mine.member?.id ?? "" })).rejects.toMatchObject({ code: "not_found" })
  const audit = await inRead(ctx, (tx) =>
    tx.db.auditRow.count({ where: { merchantId: ctx.merchantId, action: "purchase.record" } }),
  )
  expect(audit).toBe(1)
  expect(await auditActions(ctx, "00000000-0000-0000-0000-000000000000")).toEqual([])
})

test("amounts that would overflow are refused and harm no other", async () => {
  const { ctx } = await makeClub()
  const most = Number.MAX_SAFE_INTEGER
  const results = await recordPurchases(
    ctx,
    [
      purchase("1", "ada", "2026-05-01T12:00:00Z", most),
      purchase("2", "ada", "2026-05-01T12:00:01Z", most),
      purchase("3", "bob", "2026-05-01T12:00:00Z", 100),
    ],
    api,
  )
  expect(kinds(results)).toEqual(["created", "invalid_input", "created"])
  expect(await brokenLaws(ctx)).toEqual([])
})
