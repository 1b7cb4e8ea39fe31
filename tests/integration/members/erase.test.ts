import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { cancelJob } from "@/lib/core/jobs"
import { queueMail } from "@/lib/core/mail"
import { relayAll } from "@/lib/core/relay"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { sealLedger } from "@/lib/ledger/commands/seal-ledger"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { updateCustomer } from "@/lib/members/commands/update-customer"
import { typedAddress } from "@/lib/members/domain/typed-address"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { hashAddress } from "@/lib/members/steps/invited-address"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { requestOwnErasure } from "@/lib/portal/commands/request-own-erasure"
import { getOwnErasureRequest } from "@/lib/portal/queries/get-own-erasure-request"
import { declineErasure } from "@/lib/privacy/commands/decline-erasure"
import { eraseCustomer } from "@/lib/privacy/commands/erase-customer"
import { eraseMentions } from "@/lib/privacy/commands/erase-mentions"
import { exportCustomerData } from "@/lib/privacy/queries/export-customer-data"
import { listErasureRequests } from "@/lib/privacy/queries/list-erasure-requests"
import { previewErasure } from "@/lib/privacy/queries/preview-erasure"
import { listMembers } from "@/lib/programs/queries/list-members"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { asStaff, auditActions, topics } from "../../support/world"
import { makeClient, must } from "../api/client"
import { joinAs, openProgram } from "../portal/portal-world"
import { brokenLaws, later, makeClub, pointPerDollar, purchase } from "../purchases/club"
import { ada, leaveTraces, names, tablesThatSay } from "./traces"

async function buy(ctx: Ctx, id: string, day: string, amountMinor = 10_000, customer: Record<string, string> = ada) {
  const sent = { ...purchase(id, "", `${day}T12:00:00Z`, amountMinor), customer }
  const answer = await recordPurchase(ctx, sent, { source: "api" })
  return {
    purchaseId: answer.purchase.id,
    customerId: answer.customer?.id ?? "",
    memberId: answer.member?.id ?? "",
    entryId: answer.awards[0]?.entryId ?? "",
  }
}

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
  await relayAll([rollupsSubscriber])
  expect(await compareRollups(ctx)).toEqual([])
}

test("a person is erased: nothing names them any more, and what happened stays", async () => {
  const { ctx } = await makeClub({
    rules: [pointPerDollar, { ...pointPerDollar, name: "Later", pending: { days: 400 } }],
  })
  const first = await buy(ctx, "p1", "2026-03-01")
  const grace = await buy(ctx, "p2", "2026-03-02", 5000, { externalId: "grace", email: "grace@example.com" })
  const second = await buy(ctx, "p3", "2026-03-03", 3000, {
    externalId: "ada-2",
  })
  await mergeCustomers(ctx, { id: second.customerId, intoCustomerId: first.customerId, reason: "Both are Lovelace's" })
  await updateCustomer(ctx, { id: first.customerId, ...names })
  await updateCustomer(ctx, { id: second.customerId, ...names })
  await leaveTraces(ctx, first)
  const named = ["augusta", "lovelace", "ada-77", "ada-2", "15550001234", "1990-12-10", "countess", "both are"]
  const before = await tablesThatSay(ctx, named)
  expect(before).toEqual(
    expect.arrayContaining(["customer", "customer_identifier", "mail", "event", "idempotency_key"]),
  )
  const preview = await previewErasure(ctx, { id: first.customerId })
  expect(preview).toMatchObject({ comments: 1, attributes: 1, purchases: 2, events: 1, erasedAt: null })
  // 130 dollars earned 130 points at once and 130 to come.
  expect(preview.memberships).toMatchObject([{ programName: "Club", wallets: [{ points: 260n, words: "260 points" }] }])
  expect(JSON.stringify(await exportCustomerData(asStaff(ctx, "support"), { id: second.customerId }))).toContain(
    "Countess",
  )

  expect(await sealLedger(later(ctx, 3 * 24 * 60))).toBeGreaterThan(0)
  const after = later(ctx, 4 * 24 * 60)
  const erased = await eraseCustomer(asStaff(after, "support"), { id: second.customerId })
  expect(erased).toMatchObject({ id: first.customerId, entryIds: [expect.any(String)] })
  const entryReasons = ["Merged with another record of the same person: Both are Lovelace's"]
  // What staff gave as the reason of a movement of points is part of the ledger, which is never changed.
  expect(await tablesThatSay(ctx, named)).toEqual(["entry", "import_rejection"])
  const entries = await inRead(ctx, (tx) =>
    tx.db.entry.findMany({ where: { merchantId: ctx.merchantId, reason: { contains: "Lovelace" } } }),
  )
  expect([...new Set(entries.map(({ reason }) => reason))]).toEqual(entryReasons)
  const rejected = await inRead(ctx, (tx) =>
    tx.db.importRejection.findMany({ where: { merchantId: ctx.merchantId }, orderBy: { row: "asc" } }),
  )
  expect(rejected.map(({ raw }) => raw)).toEqual(["", "o-2;not-ada.lovelace@example.com;12"])

  const view = await getCustomer(ctx, { id: first.customerId })
  expect(view).toMatchObject({ email: null, firstName: null, purchaseCount: 2n, revenueMinor: 13_000n })
  expect(view.erasedAt).toBe(after.now.toISOString())
  const wallet = await inRead(ctx, (tx) =>
    tx.db.wallet.findMany({
      where: { merchantId: ctx.merchantId, account: { members: { some: { id: first.memberId } } } },
    }),
  )
  expect(wallet).toMatchObject([{ availablePoints: 0n, pendingPoints: 0n }])
  expect(await inRead(ctx, (tx) => tx.db.mail.count({ where: { merchantId: ctx.merchantId } }))).toBe(1)
  for (const text of ["lovelace", "ada.lovelace@example.com", "ada-77"]) {
    expect((await listMembers(ctx, { text, limit: 5 })).data, text).toEqual([])
  }
  expect(await auditActions(ctx, first.customerId)).toContain("customer.erase")
  expect(await topics(ctx)).toContain("customer.erased")
  await held(ctx)
  expect(grace.customerId).not.toBe(first.customerId)
})

test("where very much is kept the person is gone at once, and a job looks through the rest and keeps nothing of them", async () => {
  const { ctx } = await makeClub()
  const { customerId, memberId } = await buy(ctx, "p1", "2026-03-01")
  const { merchantId } = ctx
  await inTransaction(ctx, async (tx) => {
    await tx.db.$executeRaw`
      INSERT INTO "mail" ("merchantId", "id", "toAddress", "subject", "text", "html", "status")
      SELECT ${merchantId}::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        CASE n WHEN 20500 THEN 'ADA.lovelace@example.com' ELSE 'grace@example.com' END, '', '', '', 'held'
      FROM generate_series(1, 20500) AS n`
    const kept = { key: "k1", requestHash: "h", status: 201, body: { id: memberId, customer: ada } }
    await tx.db.idempotencyKey.create({ data: { merchantId, ...kept } })
  })
  const { job } = await eraseCustomer(ctx, { id: customerId })
  expect(job).toMatchObject({ kind: "erasure", status: "queued" })
  expect((await eraseCustomer(ctx, { id: customerId })).job).toBeNull()
  expect(await getCustomer(ctx, { id: customerId })).toMatchObject({ email: null, externalId: null })
  const jobId = job?.id ?? ""
  await expect(cancelJob(ctx, { jobId })).rejects.toMatchObject({ code: "job_not_cancellable" })
  expect(await tablesThatSay(ctx, ["ada-77"])).toEqual(["idempotency_key", "job"])
  // Somebody new has the same address, before the job comes.
  const { email: to } = ada
  await inTransaction(ctx, (tx) => queueMail(tx, { to: to.toLowerCase(), subject: "Welcome", paragraphs: ["Hello"] }))
  const read = () =>
    inRead(ctx, (tx) => tx.db.job.findUniqueOrThrow({ where: { merchantId_id: { merchantId, id: jobId } } }))
  await eraseMentions(ctx, { job: await read(), progress: async () => undefined })
  expect(await tablesThatSay(ctx, ["ada-77"])).toEqual([])
  const where = { merchantId, toAddress: { equals: to, mode: "insensitive" as const } }
  expect(await inRead(ctx, (tx) => tx.db.mail.findMany({ where }))).toMatchObject([{ subject: "Welcome" }])
  // What is begun anew finds nothing left to do.
  expect(await eraseMentions(ctx, { job: await read(), progress: async () => undefined })).toBeNull()
  expect((await read()).input).toEqual({})
})

test("over the API: erased, read as nobody, found by nothing, and erased again", async () => {
  const { ctx } = await makeClub()
  const { customerId, memberId } = await buy(ctx, "p1", "2026-03-01")
  const client = await makeClient(ctx)
  expect(await must(client, "GET", `/customers/${customerId}/erasure-preview`)).toMatchObject({ purchases: 1 })
  expect(await must(client, "GET", `/customers/${customerId}/data`)).toMatchObject({
    customer: { externalId: "ada-77" },
  })
  const erased = await must(client, "POST", `/customers/${customerId}/erase`)
  expect(await must(client, "POST", `/customers/${customerId}/erase`)).toEqual({ ...erased, entryIds: [] })
  const read = await must(client, "GET", `/customers/${customerId}`)
  expect(read).toMatchObject({ email: null, externalId: null, erasedAt: erased.erasedAt, purchaseCount: 1 })
  expect(await must(client, "GET", "/members?externalId=ada-77")).toMatchObject({ data: [] })
  const everybody = { condition: { combinator: "and", rules: [] } }
  expect(await must(client, "POST", "/segments/preview", everybody)).toMatchObject({ size: 0 })
  const entry = await must(client, "GET", `/entries/${(erased.entryIds as string[])[0]}`)
  expect(entry).toMatchObject({ kind: "adjustment", points: -100, reason: "The person was erased", memberId })
  const change = await client.call("PATCH", `/customers/${customerId}`, { firstName: "Ada" })
  expect(change).toMatchObject({ status: 410, body: { code: "customer_erased" } })
})

test("erasing twice is harmless, needs the right and stays within the merchant", async () => {
  const { ctx } = await makeClub()
  const { customerId, memberId, purchaseId } = await buy(ctx, "p1", "2026-03-01")
  for (const role of ["manager", "marketer", "cashier"] as const) {
    await expect(eraseCustomer(asStaff(ctx, role), { id: customerId })).rejects.toMatchObject({ code: "forbidden" })
  }
  await expect(eraseCustomer((await makeClub()).ctx, { id: customerId })).rejects.toMatchObject({ code: "not_found" })
  const at = later(ctx, 1)
  const [one, two] = await Promise.all([eraseCustomer(at, { id: customerId }), eraseCustomer(at, { id: customerId })])
  expect([...one.entryIds, ...two.entryIds]).toHaveLength(1)
  expect(one.erasedAt).toBe(two.erasedAt)
  const gone = { code: "customer_erased", status: 410 }
  await expect(updateCustomer(ctx, { id: customerId, firstName: "Ada" })).rejects.toMatchObject(gone)
  await expect(adjustPoints(ctx, { memberId, points: 5, reason: "No" })).rejects.toMatchObject(gone)
  // The money of a purchase can still be paid back; the points are gone already.
  const back = { externalId: "r1", occurredAt: "2026-05-01T12:00:00Z" }
  expect(await recordReturn(at, purchaseId, back)).toMatchObject({ reversals: [] })
  await held(ctx)
})

test("a household goes on without who was erased, and nobody waits for them there", async () => {
  const { ctx, programId } = await makeClub()
  const { customerId, memberId } = await buy(ctx, "p1", "2026-03-01")
  const grace = await buy(ctx, "p2", "2026-03-02", 5000, { externalId: "grace" })
  const { merchantId } = ctx
  const householdId = newId()
  await inTransaction(ctx, async (tx) => {
    const household = {
      merchantId,
      id: householdId,
      programId,
      name: "Home",
      headMemberId: memberId,
      createdAt: tx.now,
    }
    await tx.db.household.create({ data: household })
    for (const one of [memberId, grace.memberId]) {
      await tx.db.householdMember.create({
        data: { merchantId, id: newId(), householdId, memberId: one, joinedAt: tx.now },
      })
    }
    const invited = {
      householdId,
      invitedBy: grace.memberId,
      hint: "a…@example.com",
      createdAt: tx.now,
      expiresAt: tx.now,
    }
    const addressHash = hashAddress(programId, typedAddress(ada.email))
    await tx.db.householdInvitation.create({ data: { merchantId, id: newId(), addressHash, ...invited } })
  })
  await eraseCustomer(later(ctx, 1), { id: customerId })
  const household = await inRead(ctx, (tx) =>
    tx.db.household.findUnique({
      where: { merchantId_id: { merchantId, id: householdId } },
      include: { members: { where: { leftAt: null } }, invitations: true },
    }),
  )
  expect(household).toMatchObject({ headMemberId: grace.memberId, closedAt: null, invitations: [] })
  expect(household?.members.map((one) => one.memberId)).toEqual([grace.memberId])
  await held(ctx)
})

test("who buys again under the same id is somebody new, also at the same moment", async () => {
  const { ctx } = await makeClub()
  const old = await buy(ctx, "p1", "2026-03-01")
  const race = await Promise.all([
    eraseCustomer(later(ctx, 1), { id: old.customerId }),
    ...["p2", "p3", "p4", "p5"].map((id) => buy(later(ctx, 1), id, "2026-04-01")),
  ])
  const bought = race.slice(1) as Awaited<ReturnType<typeof buy>>[]
  const others = new Set(bought.map(({ customerId }) => customerId))
  others.delete(old.customerId)
  expect(others.size).toBeLessThanOrEqual(1)
  const again = await buy(later(ctx, 2), "p6", "2026-05-01")
  expect(again.customerId).not.toBe(old.customerId)
  expect(again.memberId).not.toBe(old.memberId)
  if (others.size > 0) expect([...others]).toEqual([again.customerId])
  expect(await getCustomer(ctx, { id: old.customerId })).toMatchObject({ externalId: null, email: null })
  // The id of the one who was erased is worth nothing to a sender.
  const named = buy(later(ctx, 3), "p7", "2026-05-02", 100, { id: old.customerId })
  await expect(named).rejects.toMatchObject({ code: expect.stringMatching(/not_found|invalid_input/) })
  await held(ctx)
})

test("a member asks to be erased, staff decline or erase, and all devices are signed out", async () => {
  const { ctx } = await makeClub({ joinPolicy: "optIn" })
  await openProgram(ctx, "portal")
  const mine = await joinAs(ctx, "portal", "ask@example.com")
  const customerId = mine.actor.kind === "member" ? mine.actor.customerId : ""
  await requestOwnErasure(mine)
  await requestOwnErasure(mine)
  expect((await listErasureRequests(ctx, { limit: 10 })).data).toMatchObject([{ customerId, name: "Ada" }])
  expect((await getOwnErasureRequest(mine)).openSince).not.toBeNull()
  await declineErasure(asStaff(ctx, "owner"), { id: customerId })
  await expect(declineErasure(ctx, { id: customerId })).rejects.toMatchObject({ code: "not_found" })
  expect(await getOwnErasureRequest(mine)).toMatchObject({ openSince: null, declinedAt: expect.any(Date) })
  await requestOwnErasure(mine)
  await eraseCustomer(ctx, { id: customerId })
  expect((await listErasureRequests(ctx, { limit: 10 })).data).toEqual([])
  expect(await inRead(ctx, (tx) => tx.db.portalSession.count({ where: { merchantId: ctx.merchantId } }))).toBe(0)
  const again = await joinAs(ctx, "portal", "ask@example.com")
  expect(again.actor).not.toMatchObject({ customerId })
})
