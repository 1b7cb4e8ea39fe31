import { beforeAll, describe, expect, it } from "vitest"
import { cancelBenefitUse } from "@/lib/benefits/commands/cancel-benefit-use"
import { recordBenefitUse } from "@/lib/benefits/commands/record-benefit-use"
import { listBenefitUses } from "@/lib/benefits/queries/list-benefit-uses"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import { type Ctx, memberCtx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import type { Permission } from "@/lib/core/permissions"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { asStaff, auditActions, makeMerchant, topics } from "@/tests/support/world"
import { type Client, makeClient, must, programBody, ruleBody, tierBody } from "../api/client"

const massage = { id: newId(), kind: "entitlement", name: "Massage", count: 1, unitCostMinor: 4_000 }
const credit = { id: newId(), kind: "credit", amountMinor: 35_000, per: "calendarYear" }
const gone = { kind: "perk", text: "As it was written before there were kinds" }

let ctx: Ctx
let client: Client
let programId: string

beforeAll(async () => {
  ctx = await makeMerchant()
  client = await makeClient(ctx)
  programId = String((await must(client, "POST", "/programs", programBody)).id)
  await must(client, "POST", `/programs/${programId}/earning-rules`, ruleBody)
  await must(client, "POST", `/programs/${programId}/tiers`, { ...tierBody, benefits: [massage, credit, gone] })
  await must(client, "POST", `/programs/${programId}/publish`, {})
})

let count = 0
async function join(): Promise<{ id: string; customerId: string }> {
  count += 1
  ctx = { ...ctx, now: new Date(Date.now() + 1_000) }
  const member = await must(client, "POST", "/members", { customer: { externalId: `m${count}` } })
  return { id: String(member.id), customerId: String(member.customerId) }
}

const left = async (memberId: string, id: string) =>
  (await listMemberBenefits(ctx, { memberId })).find((one) => one.id === id)?.left

describe("a use", () => {
  it("is kept with its cost and who gave it, is audited and told", async () => {
    const { id: memberId } = await join()
    const desk = asStaff(ctx, "cashier")
    const use = await recordBenefitUse(desk, { memberId, benefitId: massage.id, place: "Spa", note: "Back" })
    expect(use).toMatchObject({ quantity: 1, amountMinor: null, costMinor: 4_000, left: 0, place: "Spa", note: "Back" })
    expect(await auditActions(ctx, use.id)).toEqual(["benefit.use"])
    expect(await topics(ctx)).toContain("benefit.used")
    const { data } = await listBenefitUses(ctx, { memberId, limit: 10 })
    expect(data).toMatchObject([{ id: use.id, name: "Massage", givenBy: "Former staff", cancelledAt: null }])
  })

  it("stands in the list of all, and in pages of it once", async () => {
    const { id: memberId } = await join()
    const made: string[] = []
    for (const amountMinor of [1, 2, 3]) {
      made.push((await recordBenefitUse(ctx, { memberId, benefitId: credit.id, amountMinor })).id)
    }
    const first = await listBenefitUses(ctx, { memberId, limit: 2 })
    const rest = await listBenefitUses(ctx, { memberId, limit: 2, cursor: first.nextCursor ?? undefined })
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(made.reverse())
    const all = await must(client, "GET", "/benefit-uses?limit=3")
    expect((all.data as { id: string }[]).map(({ id }) => id)).toEqual(made)
  })

  it("of the last one goes to one of many who ask at once", async () => {
    const { id: memberId } = await join()
    const tries = Array.from({ length: 8 }, () => recordBenefitUse(ctx, { memberId, benefitId: massage.id }))
    const codes = (await Promise.allSettled(tries)).map((one) =>
      one.status === "fulfilled" ? "ok" : String(Reflect.get(Object(one.reason), "code")),
    )
    expect(codes.sort()).toEqual([...Array(7).fill("benefit_used_up"), "ok"])
  })

  it("of a credit is never more than is left, whoever asks at once", async () => {
    const { id: memberId } = await join()
    const tries = Array.from({ length: 5 }, () =>
      recordBenefitUse(ctx, { memberId, benefitId: credit.id, amountMinor: 10_000 }),
    )
    const done = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled")
    expect([done.length, await left(memberId, credit.id)]).toEqual([3, 5_000])
  })

  it("is taken back once, also where two ask at once", async () => {
    const { id: memberId } = await join()
    const { id: useId } = await recordBenefitUse(ctx, { memberId, benefitId: massage.id })
    const tries = await Promise.allSettled([1, 2, 3].map(() => cancelBenefitUse(ctx, { useId })))
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await left(memberId, massage.id)).toBe(1)
    expect(await auditActions(ctx, useId)).toEqual(["benefit.use", "benefitUse.cancel"])
    const { data } = await listBenefitUses(ctx, { memberId, limit: 10 })
    expect(data).toMatchObject([{ id: useId, cancelledAt: ctx.now.toISOString() }])
  })

  it("with the same Idempotency-Key is one use", async () => {
    const { id } = await join()
    const path = `/members/${id}/benefits/${credit.id}/uses`
    const key = { "idempotency-key": newId() }
    const first = await client.call("POST", path, { amountMinor: 100 }, key)
    const second = await client.call("POST", path, { amountMinor: 100 }, key)
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text])
    expect(await left(id, credit.id)).toBe(34_900)
  })

  it("goes along when two records of one person are joined", async () => {
    const [one, other] = [await join(), await join()]
    await recordBenefitUse(ctx, { memberId: one.id, benefitId: massage.id })
    await mergeCustomers(ctx, {
      id: one.customerId,
      intoCustomerId: other.customerId,
      reason: "Same person",
    })
    expect(await left(other.id, massage.id)).toBe(0)
    expect(await listMemberBenefits(ctx, { memberId: one.id })).toEqual([])
    await expect(
      recordBenefitUse(ctx, { memberId: one.id, benefitId: credit.id, amountMinor: 1 }),
    ).rejects.toMatchObject({
      code: "benefit_not_available",
    })
  })
})

describe("who may", () => {
  const may = (role: "owner" | "manager" | "marketer" | "support" | "cashier", permission: Permission) =>
    asStaff(ctx, role).permissions.has(permission)

  it("record: owner, support, cashier; look: everybody", () => {
    expect(["owner", "support", "cashier"].every((role) => may(role as "owner", "benefits:use"))).toBe(true)
    expect(["manager", "marketer"].some((role) => may(role as "manager", "benefits:use"))).toBe(false)
    expect(["manager", "marketer", "cashier"].every((role) => may(role as "manager", "benefits:read"))).toBe(true)
  })

  it("others are refused, and nothing is written", async () => {
    const { id: memberId } = await join()
    const marketer = asStaff(ctx, "marketer")
    await expect(recordBenefitUse(marketer, { memberId, benefitId: massage.id })).rejects.toMatchObject({
      code: "forbidden",
    })
    const { id: useId } = await recordBenefitUse(ctx, { memberId, benefitId: massage.id })
    await expect(cancelBenefitUse(marketer, { useId })).rejects.toMatchObject({ code: "forbidden" })
    expect(await left(memberId, massage.id)).toBe(0)
  })

  it("a member sees the own benefits without cost and staff, and nobody else's", async () => {
    const [one, other] = [await join(), await join()]
    await recordBenefitUse(asStaff(ctx, "cashier"), { memberId: one.id, benefitId: massage.id, note: "Rude" })
    const actor = {
      kind: "member",
      memberId: one.id,
      customerId: one.customerId,
      programId,
      sessionId: newId(),
    } as const
    const me = memberCtx(ctx.merchant, actor, ctx.now)
    const { data } = await listBenefitUses(me, { memberId: one.id, limit: 5 })
    expect(data).toMatchObject([{ costMinor: null, givenBy: null, note: null }])
    await expect(listMemberBenefits(me, { memberId: other.id })).rejects.toMatchObject({ code: "not_found" })
    await expect(listBenefitUses(me, { memberId: other.id, limit: 5 })).rejects.toMatchObject({ code: "not_found" })
    await expect(recordBenefitUse(me, { memberId: one.id, benefitId: massage.id })).rejects.toMatchObject({
      code: "forbidden",
    })
  })

  it("another merchant finds neither member nor use", async () => {
    const { id: memberId } = await join()
    const { id: useId } = await recordBenefitUse(ctx, { memberId, benefitId: massage.id })
    const stranger = await makeMerchant(ctx.now)
    await expect(listMemberBenefits(stranger, { memberId })).rejects.toMatchObject({ code: "not_found" })
    await expect(recordBenefitUse(stranger, { memberId, benefitId: massage.id })).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(cancelBenefitUse(stranger, { useId })).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("the body of a tier", () => {
  it("keeps a benefit's id over a change and a new version, and uses with it", async () => {
    const { id: memberId } = await join()
    await recordBenefitUse(ctx, { memberId, benefitId: massage.id })
    const program = await must(client, "GET", `/programs/${programId}`)
    const [tier] = program.tiers as { id: string; benefits: { id: string; kind: string }[] }[]
    expect(tier?.benefits).toMatchObject([
      { id: massage.id },
      { id: credit.id },
      { kind: "note", id: expect.any(String) },
    ])
    const more = tier?.benefits.map((one) => (one.id === massage.id ? { ...one, count: 3 } : one))
    await must(client, "PATCH", `/programs/${programId}/tiers/${tier?.id}`, { benefits: more })
    expect(await left(memberId, massage.id)).toBe(0)
    await must(client, "POST", `/programs/${programId}/publish`, {})
    const later = { ...ctx, now: new Date() }
    const seen = (await listMemberBenefits(later, { memberId })).find(({ id }) => id === massage.id)
    expect(seen).toMatchObject({ total: 3 })
    expect((await getMemberView(later, { id: memberId })).tier?.name).toBe("Bronze")
  })

  it.each([
    [{ kind: "unicorn", horns: 1 }, "benefits.0.kind"],
    [{ kind: "entitlement", name: "x" }, "benefits.0.count"],
    [{ kind: "entitlement", count: 1 }, "benefits.0.name"],
    [{ kind: "percentageDiscount", percent: "12.345" }, "benefits.0.percent"],
    [{ kind: "percentageDiscount", percent: "0" }, "benefits.0.percent"],
    [{ kind: "credit", amountMinor: 0 }, "benefits.0.amountMinor"],
    [{ kind: "credit", amountMinor: 5, per: "visit" }, "benefits.0.per"],
    [{ kind: "note", text: "x", count: 2 }, "benefits.0.count"],
    [{ kind: "birthdayGift", days: 3 }, "benefits.0.text"],
    [{ kind: "note", text: "x", id: "7" }, "benefits.0.id"],
  ])("refuses %j and says where", async (benefit, path) => {
    const body = { ...tierBody, name: "Other", rank: 5, benefits: [benefit] }
    const { status, body: problem } = await client.call("POST", `/programs/${programId}/tiers`, body)
    expect(status).toBe(422)
    expect((problem.errors as { path: string }[]).map((one) => one.path)).toContain(path)
  })
})
