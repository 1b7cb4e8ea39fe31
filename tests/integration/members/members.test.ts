import { expect, test } from "vitest"
import { updateCustomer } from "@/lib/members/commands/update-customer"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { findMembers } from "@/lib/programs/queries/find-members"
import { listMembers } from "@/lib/programs/queries/list-members"
import { searchMembers } from "@/lib/programs/queries/search-members"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { quotePurchase } from "@/lib/purchases/queries/quote-purchase"
import { asStaff, auditActions, topics } from "../../support/world"
import { brokenLaws, later, makeClub, purchase, spendTier } from "../purchases/club"

test("a customer joins once, whoever is first", async () => {
  const { ctx } = await makeClub({ joinPolicy: "optIn", tiers: [spendTier("Bronze", 0, 0)] })
  const customer = { email: "Ada@Example.com", firstName: "Ada", attributes: { size: "M" } }
  const joins = await Promise.allSettled(
    [1, 2, 3].map(() => enrollMember(ctx, { customer, consents: { email: true } })),
  )
  expect(joins.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  for (const join of joins)
    if (join.status === "rejected") expect(join.reason).toMatchObject({ code: "already_member" })
  const { data } = await findMembers(ctx, { email: "ada@example.com", limit: 5 })
  expect(data).toMatchObject([{ tier: { name: "Bronze" }, wallets: [{ currency: "PTS", availablePoints: 0n }] }])
  expect(await auditActions(ctx, data[0]?.id ?? "")).toEqual(["member.enroll"])
  expect(await topics(ctx)).toContain("members.enrolled")
  await expect(enrollMember(asStaff(ctx, "cashier"), { customer })).rejects.toMatchObject({ code: "forbidden" })
})

test("purchases before joining earn nothing and count for tiers", async () => {
  const { ctx } = await makeClub({
    joinPolicy: "optIn",
    tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000)],
  })
  const before = await recordPurchase(ctx, purchase("p1", "ada", "2026-05-01T12:00:00Z", 30_000), { source: "api" })
  expect(before).toMatchObject({ member: null, awards: [] })
  const member = await enrollMember(later(ctx, 1), { customer: { externalId: "ada" } })
  expect(member.tier?.name).toBe("Silver")
  const late = await recordPurchase(later(ctx, 2), purchase("p2", "ada", "2026-05-02T12:00:00Z", 1_000), {
    source: "api",
  })
  expect(late.awards).toEqual([])
  const next = await recordPurchase(later(ctx, 4), purchase("p3", "ada", later(ctx, 3).now.toISOString(), 1_000), {
    source: "api",
  })
  expect(next.awards).toMatchObject([{ points: 10n }])
  expect(await brokenLaws(ctx)).toEqual([])
})

test("without exactly one published program it must be named", async () => {
  const { ctx } = await makeClub({ publish: false })
  await expect(enrollMember(ctx, { customer: { externalId: "ada" } })).rejects.toMatchObject({
    code: "program_required",
  })
})

test("members are listed, searched and found", async () => {
  const { ctx } = await makeClub({ tiers: [spendTier("Bronze", 0, 0)] })
  for (const name of ["Ada", "Bob", "Adele"]) {
    await enrollMember(ctx, {
      customer: { email: `${name}@example.com`, firstName: name, phone: `+1555000${name.length}${name.charCodeAt(0)}` },
    })
  }
  const all = await listMembers(ctx, { limit: 2 })
  expect(all.data.map(({ firstName }) => firstName)).toEqual(["Adele", "Bob"])
  const rest = await listMembers(ctx, { limit: 2, cursor: all.nextCursor ?? "" })
  expect(rest).toMatchObject({
    data: [{ firstName: "Ada", tierName: "Bronze", availablePoints: 0n }],
    nextCursor: null,
  })
  expect((await searchMembers(ctx, { text: "ad" })).map(({ firstName }) => firstName)).toEqual(["Adele", "Ada"])
  expect(await searchMembers(ctx, { text: "%" })).toEqual([])
  const card = rest.data[0]?.cardNumber ?? ""
  expect(
    (await findMembers(ctx, { cardNumber: card, limit: 5 })).data.map(({ customer }) => customer.firstName),
  ).toEqual(["Ada"])
  expect((await findMembers((await makeClub()).ctx, { cardNumber: card, limit: 5 })).data).toEqual([])
})

test("a customer's identifiers stay unique when they change", async () => {
  const { ctx } = await makeClub()
  const ada = await enrollMember(ctx, { customer: { email: "ada@example.com" } })
  const bob = await enrollMember(ctx, { customer: { email: "bob@example.com" } })
  await updateCustomer(ctx, {
    id: ada.customerId,
    email: "Ada@New.example",
    birthday: "1990-02-28",
    attributes: { size: "L" },
  })
  expect(await getCustomer(ctx, { id: ada.customerId })).toMatchObject({
    email: "Ada@New.example",
    birthday: "1990-02-28",
    attributes: { size: "L" },
  })
  await expect(updateCustomer(ctx, { id: bob.customerId, email: "ada@new.EXAMPLE" })).rejects.toMatchObject({
    code: "identifier_taken",
  })
  await updateCustomer(ctx, { id: bob.customerId, email: "ada@example.com" })
  expect((await findMembers(ctx, { email: "ada@example.com", limit: 5 })).data.map(({ id }) => id)).toEqual([bob.id])
})

test("a quote says what recording then does, and writes nothing", async () => {
  const { ctx } = await makeClub({ tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000, "2")] })
  const first = await recordPurchase(ctx, purchase("p1", "ada", "2026-05-01T12:00:00Z", 15_000), { source: "api" })
  const id = first.member?.id ?? ""
  const now = later(ctx, 5)
  const quote = await quotePurchase(now, id, { currency: "USD", amountMinor: 7_000 })
  expect(quote).toMatchObject({ points: 70n, tierBefore: { name: "Bronze" }, tierAfter: { name: "Silver" } })
  expect(quote.sentences.length).toBeGreaterThan(0)
  expect(await quotePurchase(now, id, { currency: "USD", amountMinor: 7_000 })).toEqual(quote)
  const done = await recordPurchase(now, purchase("p2", "ada", now.now.toISOString(), 7_000), { source: "api" })
  expect(done.awards.map(({ points }) => points)).toEqual([quote.points])
  expect(done.member?.tier?.name).toBe("Silver")
})
