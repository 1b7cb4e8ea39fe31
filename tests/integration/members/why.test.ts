import { expect, test } from "vitest"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { explainActivity } from "@/lib/purchases/queries/explain-activity"
import { getPurchase } from "@/lib/purchases/queries/get-purchase"
import { listMemberActivities } from "@/lib/purchases/queries/list-member-activities"
import { asStaff } from "../../support/world"
import { later, makeClub, pointPerDollar, purchase } from "../purchases/club"

const online = {
  combinator: "and" as const,
  rules: [{ field: "purchase.channel", operator: "=" as const, value: "online" }],
}

test("each thing that a member did says what it earned, or why it earned nothing", async () => {
  const { ctx } = await makeClub({
    joinPolicy: "optIn",
    rules: [
      { ...pointPerDollar, limits: { perMember: { points: 50, per: "lifetime" } } },
      { name: "Online", trigger: "purchase", condition: online, effect: { kind: "fixed", points: 5 } },
    ],
  })
  const buy = (id: string, at: string, dollars: number, extra = {}) =>
    recordPurchase(ctx, { ...purchase(id, "ada", at, dollars * 100), ...extra }, { source: "api" })
  await buy("before", "2026-05-01T12:00:00Z", 10)
  const member = await enrollMember(ctx, { customer: { externalId: "ada" } })
  const card = [{ sku: "GC", kind: "giftCard", quantity: 1, amountMinor: 2000 }]
  await buy("card", "2026-06-01T12:01:00Z", 20, { items: card })
  const cut = await buy("cut", "2026-06-01T12:02:00Z", 80)
  await buy("over", "2026-06-01T12:03:00Z", 30)
  const back = await recordReturn(later(ctx, 5), cut.purchase.id, {
    externalId: "r1",
    occurredAt: "2026-06-01T12:04:00Z",
  })
  const soon = later(ctx, 10)
  const { data } = await listMemberActivities(soon, { memberId: member.id, limit: 10 })
  expect(
    data.filter(({ kind }) => kind !== "event").map((one) => [one.externalId, one.points, one.outcome, one.cut]),
  ).toEqual([
    ["r1", -50n, null, false],
    ["over", 0n, "limitReached", false],
    ["cut", 50n, null, true],
    ["card", 0n, "giftCards", false],
    ["before", 0n, "beforeJoining", false],
  ])
  const first = await listMemberActivities(soon, { memberId: member.id, limit: 2 })
  const next = await listMemberActivities(soon, { memberId: member.id, limit: 2, cursor: first.nextCursor ?? "" })
  expect([...first.data, ...next.data].map(({ id }) => id)).toEqual(data.slice(0, 4).map(({ id }) => id))

  const over = data.find(({ externalId }) => externalId === "over")
  const why = await explainActivity(soon, { memberId: member.id, kind: "purchase", id: over?.id ?? "" })
  expect(why).toMatchObject({ entries: [], judgements: [{ outcome: "limitReached", programVersionNumber: 1 }] })
  expect(JSON.stringify(why.judgements[0]?.body)).toContain('"seen":null')
  const returned = await explainActivity(soon, { memberId: member.id, kind: "return", id: back.return.id })
  expect(returned.entries).toMatchObject([{ kind: "reversal", points: -50n, returnId: back.return.id }])
  const entry = await getEntry(soon, { id: returned.entries[0]?.id ?? "" })
  expect(entry).toMatchObject({ programVersionNumber: 1, causeEntryId: cut.awards[0]?.entryId })
  expect(await getPurchase(soon, { id: over?.id ?? "" })).toMatchObject({ judgements: [{ outcome: "limitReached" }] })
  const stranger = (await makeClub()).ctx
  await expect(listMemberActivities(stranger, { memberId: member.id, limit: 1 })).rejects.toMatchObject({
    code: "not_found",
  })
  const asked = explainActivity(asStaff(stranger, "owner"), {
    memberId: member.id,
    kind: "purchase",
    id: over?.id ?? "",
  })
  await expect(asked).rejects.toMatchObject({ code: "not_found" })
})
