import type { Ctx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { startJob } from "@/lib/core/jobs"
import { makeMerchant } from "../../support/world"
import { type Client, eventBody, makeClient, must, programBody, purchaseBody, ruleBody, tierBody } from "./client"

/** A merchant with one of everything that the API can name, made over the API. */
export interface Shop {
  ctx: Ctx
  client: Client
  /** By the first word of a path: what `{id}` or `{code}` stands for there. */
  ids: Record<string, string>
  rule: string
  tier: string
}

const idOf = (body: Record<string, unknown>) => String(body.id)

/** A person who works there, with a mail that waits for one who is invited. */
async function makeStaff(ctx: Ctx, client: Client) {
  const userId = newId()
  const user = { id: userId, email: `${userId}@example.com`, emailKey: `${userId}@example.com`, name: "Ann" }
  await inGlobal((db) => db.staffUser.create({ data: { ...user, passwordHash: "none" } }))
  await inTransaction(ctx, (tx) =>
    tx.db.membership.create({ data: { merchantId: ctx.merchantId, id: newId(), userId, role: "cashier" } }),
  )
  const invited = await must(client, "POST", "/staff/invitations", { email: "bo@example.com", role: "support" })
  const mails = await must(client, "GET", "/mail")
  const apiKey = await must(client, "POST", "/api-keys", { name: "Other", scopes: ["jobs:read"] })
  const mail = (mails.data as { id: string }[])[0]
  return { staff: userId, invitation: idOf(invited), mail: mail?.id ?? "", "api-keys": idOf(apiKey) }
}

async function makeSurvey(client: Client): Promise<string> {
  const survey = idOf(await must(client, "POST", "/surveys", { title: "How was it" }))
  await must(client, "POST", `/surveys/${survey}/responses`, { score: 9 })
  return survey
}

export async function makeShop(): Promise<Shop> {
  const ctx = await makeMerchant(new Date("2026-06-01T12:00:00Z"))
  const client = await makeClient(ctx)
  const delivery = { id: newId(), kind: "freeDelivery" }
  const sold = { benefits: [delivery], price: { monthMinor: 990 } }
  const program = idOf(await must(client, "POST", "/programs", programBody))
  const rule = idOf(await must(client, "POST", `/programs/${program}/earning-rules`, ruleBody))
  const tier = idOf(await must(client, "POST", `/programs/${program}/tiers`, { ...tierBody, ...sold }))
  await must(client, "POST", `/programs/${program}/publish`, {})
  const reward = { name: "Coffee", kind: "freeProduct", costPoints: 100 }
  const rewards = idOf(await must(client, "POST", `/programs/${program}/rewards`, reward))
  const sale = await must(client, "POST", "/purchases", purchaseBody("first"))
  const { purchase, customer, member, awards } = sale as Record<string, { id: string }> & {
    awards: [{ entryId: string }]
  }
  if (!purchase || !customer || !member) throw new Error("a purchase answers what it made")
  const redemption = await must(client, "POST", `/members/${member.id}/redemptions`, { rewardId: rewards })
  const use = idOf(await must(client, "POST", `/members/${member.id}/benefits/${delivery.id}/uses`, {}))
  const paidTier = { tierId: tier, interval: "month" }
  const subscription = idOf(await must(client, "POST", `/members/${member.id}/subscriptions`, paidTier))
  const given = { kind: "headStart", tierId: tier, until: "2100-01-01", reason: "Test" }
  const grant = idOf(await must(client, "POST", `/members/${member.id}/tier-grants`, given))
  const segment = { name: "All", condition: { combinator: "and", rules: [] } }
  const segments = idOf(await must(client, "POST", "/segments", segment))
  const job = await inTransaction(ctx, (tx) => startJob(tx, "award-history", {}, 1))
  const eventTypes = idOf(await must(client, "POST", "/event-types", { code: "review.written", name: "Review" }))
  const told = await must(client, "POST", "/events", eventBody("first"))
  await must(client, "PATCH", `/programs/${program}/approval-limit`, { approvalAbovePoints: 0 })
  const rows = [{ customer: member.id, points: 1 }]
  const batch = idOf(await must(client, "POST", "/adjustment-batches", { reason: "Test", rows }))
  const store = idOf(await must(client, "POST", "/stores", { externalId: "main", name: "Main Street" }))
  await must(client, "PATCH", `/programs/${program}/sharing`, { transfersAllowed: true })
  await must(client, "POST", "/members", { customer: { externalId: "friend" }, programId: program })
  const gift = { to: { externalId: "friend" }, points: 1 }
  const transfer = idOf(await must(client, "POST", `/members/${member.id}/transfers`, gift))
  const together = { name: "Home", headMemberId: member.id }
  const household = idOf(await must(client, "POST", "/households", together))
  const period = { from: "2026-01-01", to: "2026-05-31" }
  const simulation = idOf(await must(client, "POST", `/programs/${program}/simulations`, period))
  const { invitation, ...people } = await makeStaff(ctx, client)
  const ids = {
    ...people,
    "staff/invitations": invitation,
    programs: program,
    simulations: simulation,
    "adjustment-batches": batch,
    rewards,
    members: member.id,
    customers: customer.id,
    purchases: purchase.id,
    entries: awards[0].entryId,
    "event-types": eventTypes,
    events: idOf(told.event as Record<string, unknown>),
    redemptions: idOf(redemption),
    transfers: transfer,
    households: household,
    "tier-grants": grant,
    "benefit-uses": use,
    subscriptions: subscription,
    vouchers: (redemption.voucher as { code: string }).code,
    segments,
    stores: store,
    surveys: await makeSurvey(client),
    jobs: job.id,
  }
  return { ctx, client, ids, rule, tier }
}
