import { beforeAll, expect, it } from "vitest"
import { cancelBenefitUse } from "@/lib/benefits/commands/cancel-benefit-use"
import { recordBenefitUse } from "@/lib/benefits/commands/record-benefit-use"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import type { Ctx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { asStaff, makeMerchant } from "@/tests/support/world"
import { type Client, makeClient, must, programBody, ruleBody, tierBody } from "../api/client"

const gift = { id: newId(), kind: "statusGift", tier: "Silver", count: 1 }

let ctx: Ctx
let client: Client
let programId: string

const tier = (name: string, rank: number, threshold: number, benefits: unknown[] = []) => {
  const qualification = { ...tierBody.qualification, threshold }
  return { ...tierBody, name, rank, qualification, benefits }
}

beforeAll(async () => {
  ctx = await makeMerchant()
  client = await makeClient(ctx)
  programId = String((await must(client, "POST", "/programs", programBody)).id)
  await must(client, "POST", `/programs/${programId}/earning-rules`, ruleBody)
  await must(client, "POST", `/programs/${programId}/tiers`, tier("Bronze", 0, 0))
  await must(client, "POST", `/programs/${programId}/tiers`, tier("Silver", 1, 10_000))
  await must(client, "POST", `/programs/${programId}/tiers`, tier("Gold", 2, 50_000, [gift]))
  await must(client, "POST", `/programs/${programId}/publish`, {})
})

let count = 0
async function memberWho(amountMinor: number): Promise<string> {
  count += 1
  const externalId = `s${count}`
  const occurredAt = new Date(Date.now() - 86_400_000).toISOString()
  const sale = { externalId, customer: { externalId }, occurredAt, currency: "USD", amountMinor }
  const { member } = (await must(client, "POST", "/purchases", sale)) as { member: { id: string } }
  ctx = { ...ctx, now: new Date(Date.now() + 1_000) }
  return member.id
}

const tierOf = async (id: string) => (await getMemberView(ctx, { id })).tier?.name
const leftOf = async (memberId: string) =>
  (await listMemberBenefits(ctx, { memberId })).find(({ id }) => id === gift.id)?.left

it("gives another member the tier, by a cashier who may not change tiers otherwise", async () => {
  const [giver, friend] = [await memberWho(60_000), await memberWho(100)]
  const use = await recordBenefitUse(asStaff(ctx, "cashier"), {
    memberId: giver,
    benefitId: gift.id,
    receiverMemberId: friend,
  })
  expect(use).toMatchObject({ kind: "statusGift", quantity: 1, left: 0, grantId: expect.any(String) })
  expect([await tierOf(friend), await leftOf(giver)]).toEqual(["Silver", 0])
})

it("taken back, the tier goes, and the gift is there again", async () => {
  const [giver, friend] = [await memberWho(60_000), await memberWho(100)]
  const { id: useId } = await recordBenefitUse(ctx, { memberId: giver, benefitId: gift.id, receiverMemberId: friend })
  ctx = { ...ctx, now: new Date(ctx.now.getTime() + 1_000) }
  await cancelBenefitUse(ctx, { useId })
  expect([await tierOf(friend), await leftOf(giver)]).toEqual(["Bronze", 1])
})

it("is refused and stays unused where the receiver has as much, or is the giver", async () => {
  const [giver, silver] = [await memberWho(60_000), await memberWho(20_000)]
  const to = (receiverMemberId: string) =>
    recordBenefitUse(ctx, { memberId: giver, benefitId: gift.id, receiverMemberId })
  await expect(to(silver)).rejects.toMatchObject({ code: "tier_already_held" })
  await expect(to(giver)).rejects.toMatchObject({ code: expect.stringMatching(/invalid_input|tier_already_held/) })
  await expect(to(newId())).rejects.toMatchObject({ code: "not_found" })
  expect(await leftOf(giver)).toBe(1)
})

it("asks to whom, and one at a time", async () => {
  const [giver, friend] = [await memberWho(60_000), await memberWho(100)]
  const body = { memberId: giver, benefitId: gift.id }
  await expect(recordBenefitUse(ctx, body)).rejects.toMatchObject({ fields: [{ path: "receiverMemberId" }] })
  const two = { ...body, receiverMemberId: friend, quantity: 2 }
  await expect(recordBenefitUse(ctx, two)).rejects.toMatchObject({ fields: [{ path: "quantity" }] })
})

it("cannot be published for a tier that is not there or higher", async () => {
  const program = String((await must(client, "POST", "/programs", { ...programBody, slug: "other" })).id)
  await must(client, "POST", `/programs/${program}/earning-rules`, ruleBody)
  const unknown = { kind: "statusGift", tier: "Platinum", count: 1 }
  await must(client, "POST", `/programs/${program}/tiers`, tier("Bronze", 0, 0, [unknown, { ...gift, tier: "Silver" }]))
  await must(client, "POST", `/programs/${program}/tiers`, tier("Silver", 1, 10_000, [{ ...gift, tier: "Silver" }]))
  const { status, body } = await client.call("POST", `/programs/${program}/publish`, {})
  expect(status).toBe(422)
  const paths = (body.errors as { path: string }[]).map(({ path }) => path)
  expect(paths).toEqual(["tiers.0.benefits.0.tier", "tiers.0.benefits.1.tier", "tiers.1.benefits.0.id"])
})
