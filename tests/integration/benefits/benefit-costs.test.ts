import { beforeAll, expect, it } from "vitest"
import { cancelBenefitUse } from "@/lib/benefits/commands/cancel-benefit-use"
import { recordBenefitUse } from "@/lib/benefits/commands/record-benefit-use"
import { getBenefitCosts } from "@/lib/benefits/queries/get-benefit-costs"
import type { Ctx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { asStaff, makeMerchant } from "@/tests/support/world"
import { type Client, makeClient, must, programBody, ruleBody, tierBody } from "../api/client"

const massage = { id: newId(), kind: "entitlement", name: "Massage", count: 9, per: "month", unitCostMinor: 4_000 }
const credit = { id: newId(), kind: "credit", name: "Credit", amountMinor: 35_000, per: "calendarYear" }
const off = { id: newId(), kind: "percentageDiscount", percent: "5" }

let ctx: Ctx
let client: Client
let programId: string
let members: string[]

/** What happens at an instant, some of it in New York a day earlier than in UTC. */
const at = (instant: string): Ctx => ({ ...ctx, now: new Date(instant) })

beforeAll(async () => {
  ctx = await makeMerchant()
  client = await makeClient(ctx)
  programId = String((await must(client, "POST", "/programs", { ...programBody, joinPolicy: "everyone" })).id)
  await must(client, "POST", `/programs/${programId}/earning-rules`, ruleBody)
  await must(client, "POST", `/programs/${programId}/tiers`, { ...tierBody, benefits: [massage, credit, off] })
  await must(client, "POST", `/programs/${programId}/publish`, {})
  const sales = ["a", "b"].map((customer) => ({
    externalId: customer,
    customer: { externalId: customer },
    occurredAt: "2025-01-05T12:00:00Z",
    currency: "USD",
    amountMinor: 100,
  }))
  members = []
  for (const sale of sales)
    members.push(String(((await must(client, "POST", "/purchases", sale)).member as { id: string }).id))
  const [a = "", b = ""] = members
  await recordBenefitUse(at("2026-01-10T12:00:00Z"), { memberId: a, benefitId: massage.id, quantity: 2 })
  await recordBenefitUse(at("2026-02-01T04:59:00Z"), { memberId: b, benefitId: massage.id })
  await recordBenefitUse(at("2026-02-10T12:00:00Z"), { memberId: a, benefitId: credit.id, amountMinor: 1_234 })
  await recordBenefitUse(at("2026-02-11T12:00:00Z"), { memberId: a, benefitId: credit.id, amountMinor: 1_000 })
  await recordBenefitUse(at("2026-02-12T12:00:00Z"), { memberId: a, benefitId: off.id })
  await recordBenefitUse(at("2026-02-12T12:00:00Z"), { memberId: a, benefitId: off.id, amountMinor: 60 })
  const { id: useId } = await recordBenefitUse(at("2026-02-20T12:00:00Z"), { memberId: b, benefitId: massage.id })
  await cancelBenefitUse(at("2026-03-05T12:00:00Z"), { useId })
})

it("sums uses and cost by local month; what was taken back is nowhere", async () => {
  const costs = await getBenefitCosts(ctx, { programId, from: "2026-01-01", to: "2026-03-31" })
  expect(costs).toMatchObject({ currency: "USD", uses: 7, members: 2, costMinor: 14_294, usesWithoutCost: 1 })
  expect(costs.benefits).toMatchObject([
    {
      name: "Massage",
      tierName: "Bronze",
      uses: 3,
      members: 2,
      costMinor: 12_000,
      months: [
        { month: "2026-01-01", uses: 3, costMinor: 12_000 },
        { month: "2026-02-01", uses: 0, costMinor: 0 },
        { month: "2026-03-01", uses: 0, costMinor: 0 },
      ],
    },
    { name: "Credit", uses: 2, members: 1, costMinor: 2_234 },
    { name: "5% off", uses: 2, costMinor: 60, usesWithoutCost: 1 },
  ])
})

it("counts the days asked for and no others, also over the API", async () => {
  const path = `/programs/${programId}/benefit-costs`
  const one = await must(client, "GET", `${path}?from=2026-02-10&to=2026-02-10`)
  expect(one).toMatchObject({ uses: 1, costMinor: 1_234, from: "2026-02-10", to: "2026-02-10" })
  expect((await client.call("GET", `${path}?from=2026-02-10&to=2026-02-09`)).status).toBe(422)
  expect((await client.call("GET", `/programs/${newId()}/benefit-costs`)).status).toBe(404)
})

it("is for who reads the shop's figures", async () => {
  await expect(getBenefitCosts(asStaff(ctx, "cashier"), { programId })).rejects.toMatchObject({ code: "forbidden" })
  await expect(getBenefitCosts(await makeMerchant(), { programId })).rejects.toMatchObject({ code: "not_found" })
  expect((await getBenefitCosts(asStaff(ctx, "manager"), { programId })).benefits.length).toBe(3)
})
