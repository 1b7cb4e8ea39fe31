import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { JobCancelled, type JobControl } from "@/lib/core/jobs"
import { createApiKey } from "@/lib/developers/commands/create-api-key"
import { createAdjustmentBatch } from "@/lib/ledger/commands/create-adjustment-batch"
import { decideAdjustmentBatch } from "@/lib/ledger/commands/decide-adjustment-batch"
import { runAdjustments } from "@/lib/ledger/commands/run-adjustments"
import { setApprovalLimit } from "@/lib/ledger/commands/set-approval-limit"
import { withdrawAdjustmentBatch } from "@/lib/ledger/commands/withdraw-adjustment-batch"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { getAdjustmentBatch } from "@/lib/ledger/queries/get-adjustment-batch"
import { listAdjustmentRows } from "@/lib/ledger/queries/list-adjustment-rows"
import { previewAdjustments } from "@/lib/ledger/queries/preview-adjustments"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { asStaff, auditActions, makeMember, makeMerchant, makeProgram } from "../../support/world"

async function shop(limit: number | null = null) {
  const ctx = await makeMerchant()
  const programId = await makeProgram(ctx)
  await setApprovalLimit(asStaff(ctx, "owner"), { programId, approvalAbovePoints: limit })
  const members: string[] = []
  for (const name of ["ada", "bob", "cem"]) {
    const id = await makeMember(ctx, programId, 100n, null, { email: `${name}@example.com` })
    const { customerId } = await getMemberView(ctx, { id })
    await inTransaction(ctx, (tx) =>
      tx.db.customerIdentifier.create({
        data: { merchantId: ctx.merchantId, id: newId(), customerId, kind: "email", value: `${name}@example.com` },
      }),
    )
    members.push(id)
  }
  return { ctx, programId, members }
}

const csv = ["E-mail;Points;Why", "ADA@example.com;50;A late parcel", "bob@example.com;-130;", "cem@example.com;-40;"]
const file = [...csv, "nobody@example.com;5;", "ada@example.com;five;"].join("\n")

async function runJob(ctx: Ctx, batchId: string, progress: JobControl["progress"] = async () => undefined) {
  const { job } = await getAdjustmentBatch(ctx, { id: batchId })
  const row = await inTransaction(ctx, (tx) =>
    tx.db.job.findUniqueOrThrow({ where: { merchantId_id: { merchantId: ctx.merchantId, id: job?.id ?? "" } } }),
  )
  return runAdjustments(ctx, { job: row, progress })
}

const available = async (ctx: Ctx, id: string) => (await getMemberView(ctx, { id })).wallets[0]?.availablePoints

test("a file is looked at before it is sent, then posted row by row; what cannot be posted says why", async () => {
  const { ctx, members } = await shop()
  const support = asStaff(ctx, "support")
  expect(await previewAdjustments(support, { csv: file })).toMatchObject({
    columns: { customer: 0, points: 1, reason: 2 },
    header: ["E-mail", "Points", "Why"],
    rowCount: 5,
    problemCount: 2,
    givenPoints: 50n,
    takenPoints: 170n,
    needsApproval: false,
  })
  const batch = await createAdjustmentBatch(support, { csv: file, reason: "Spring cleaning", fileName: "spring.csv" })
  expect(batch).toMatchObject({ status: "running", rowCount: 5, problemRows: 2, postedRows: 0 })
  expect(await runJob(ctx, batch.id)).toEqual({ postedRows: 2, problemRows: 3 })
  // Once more, as after a crash: nothing is posted twice.
  expect(await runJob(ctx, batch.id)).toEqual({ postedRows: 2, problemRows: 3 })
  expect(await Promise.all(members.map((id) => available(ctx, id)))).toEqual([150n, 100n, 60n])
  const { data } = await listAdjustmentRows(ctx, { batchId: batch.id, limit: 10, problem: true })
  expect(data.map(({ position, problem }) => [position, problem])).toEqual([
    [3, "The member has only 100 points."],
    [5, "No customer is known by this."],
    [6, "The points are not a whole number."],
  ])
  expect((await getAdjustmentBatch(ctx, { id: batch.id })).status).toBe("done")
  expect(await auditActions(ctx, batch.id)).toEqual(["adjustments.send", "adjustments.post"])
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("above the limit a second person must agree, and whoever sent it is none", async () => {
  const { ctx, members } = await shop(200)
  const sender = asStaff(ctx, "owner")
  const rows = [
    { customer: "ada@example.com", points: 150 },
    { customer: members[1] ?? "", points: -51, reason: "A mistake" },
  ]
  const batch = await createAdjustmentBatch(sender, { rows, reason: "A gift" })
  expect(batch).toMatchObject({ status: "waiting", job: null, givenPoints: 150n, takenPoints: 51n })
  const approve = { id: batch.id, decision: "approve", note: "Seen" } as const
  await expect(decideAdjustmentBatch(sender, approve)).rejects.toMatchObject({ code: "second_person_required" })
  await expect(decideAdjustmentBatch(asStaff(ctx, "support"), approve)).rejects.toMatchObject({ code: "forbidden" })
  const stranger = asStaff(await makeMerchant(), "owner")
  await expect(decideAdjustmentBatch(stranger, approve)).rejects.toMatchObject({ code: "not_found" })
  const another = asStaff(ctx, "manager")
  expect(await decideAdjustmentBatch(another, approve)).toMatchObject({ status: "running", note: "Seen" })
  await expect(decideAdjustmentBatch(another, approve)).rejects.toMatchObject({ code: "adjustments_not_waiting" })
  await runJob(ctx, batch.id)
  expect(await available(ctx, members[0] ?? "")).toBe(250n)
  expect(await auditActions(ctx, batch.id)).toEqual(["adjustments.send", "adjustments.approve", "adjustments.post"])
})

test("keys are the hands of whoever made them: what one sent, neither another nor their maker agrees to", async () => {
  const { ctx, members } = await shop(200)
  const [owner, second] = [asStaff(ctx, "owner"), asStaff(ctx, "owner")]
  const keyOf = async (maker: Ctx): Promise<Ctx> => {
    const { id } = await createApiKey(maker, { name: "Till", scopes: ["*"] })
    return { ...maker, actor: { kind: "apiKey", keyId: id } }
  }
  const first = await keyOf(owner)
  const row = { customer: members[1] ?? "", points: 300 }
  const { id } = await createAdjustmentBatch(first, { rows: [row], reason: "A gift" })
  const approve = { id, decision: "approve" } as const
  for (const same of [first, owner, await keyOf(owner), await keyOf(first)]) {
    await expect(decideAdjustmentBatch(same, approve)).rejects.toMatchObject({ code: "second_person_required" })
  }
  expect(await decideAdjustmentBatch(await keyOf(second), approve)).toMatchObject({ status: "running" })
})

test("the database itself refuses that one person sends and agrees", async () => {
  const { ctx } = await shop(0)
  const sender = asStaff(ctx, "owner")
  const { id, createdBy } = await createAdjustmentBatch(sender, {
    rows: [{ customer: "ada@example.com", points: 1 }],
    reason: "A gift",
  })
  const forged = inTransaction(ctx, (tx) =>
    tx.db.adjustmentBatch.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id } },
      data: { decidedBy: createdBy, decidedAt: tx.now },
    }),
  )
  await expect(forged).rejects.toMatchObject({ code: "second_person_required" })
  const refused = await decideAdjustmentBatch(asStaff(ctx, "owner"), { id, decision: "refuse", note: "Too many" })
  expect(refused).toMatchObject({ status: "refused", note: "Too many" })
  await expect(withdrawAdjustmentBatch(sender, { id })).rejects.toMatchObject({ code: "adjustments_not_waiting" })
})

test("a cancelled job keeps what it posted; a file without a good row and a cashier are refused", async () => {
  const { ctx, members } = await shop()
  const owner = asStaff(ctx, "owner")
  const rows = Array.from({ length: 150 }, () => ({ customer: "ada@example.com", points: 1 }))
  const batch = await createAdjustmentBatch(owner, { rows, reason: "A gift" })
  const stop = async () => {
    throw new JobCancelled()
  }
  await expect(runJob(ctx, batch.id, stop)).rejects.toBeInstanceOf(JobCancelled)
  expect(await getAdjustmentBatch(ctx, { id: batch.id })).toMatchObject({ status: "cancelled", postedRows: 100 })
  expect(await available(ctx, members[0] ?? "")).toBe(200n)
  const bad = { csv: "customer,points\nnobody,5", reason: "No" }
  await expect(createAdjustmentBatch(owner, bad)).rejects.toMatchObject({ code: "file_not_readable" })
  const cashier = asStaff(ctx, "cashier")
  await expect(createAdjustmentBatch(cashier, { rows, reason: "No" })).rejects.toMatchObject({ code: "forbidden" })
})
