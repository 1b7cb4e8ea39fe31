import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { cancelJob, JobCancelled } from "@/lib/core/jobs"
import type { Role } from "@/lib/core/permissions"
import { receiveImportFile } from "@/lib/purchases/commands/receive-import-file"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { runImport } from "@/lib/purchases/commands/run-import"
import { startImport } from "@/lib/purchases/commands/start-import"
import { storeExchangeRate } from "@/lib/purchases/commands/store-exchange-rate"
import { checkImport } from "@/lib/purchases/queries/check-import"
import { getImportOrThrow } from "@/lib/purchases/queries/get-import"
import { listImports } from "@/lib/purchases/queries/list-imports"
import { previewImport } from "@/lib/purchases/queries/preview-import"
import { type RejectedRow, readHeadings, readImportRejections } from "@/lib/purchases/queries/read-import-rejections"
import { readImportChunks, readRows } from "@/lib/purchases/steps/read-import-file"
import { asStaff, auditActions, makeMerchant } from "../../support/world"
import { controlOf, guess, importFile, recorded, tillCsv, upload } from "./files"

let ctx: Ctx

beforeEach(async () => {
  ctx = await makeMerchant(new Date("2026-06-01T12:00:00Z"))
})

async function rejections(importId: string): Promise<RejectedRow[]> {
  const rows: RejectedRow[] = []
  for await (const page of readImportRejections(ctx, importId)) rows.push(...page)
  return rows
}

describe("the same file twice", () => {
  it("changes nothing when its rows have ids", async () => {
    await importFile(ctx, tillCsv(700))
    const before = await recorded(ctx)
    const { receipt } = await importFile(ctx, tillCsv(700))
    expect(receipt).toMatchObject({ rows: 700, accepted: 0, known: 700, rejected: 0, amountMinor: "0" })
    const knownMinor = String(before.amountMinor)
    expect(receipt.money).toEqual([{ currency: "USD", recordedMinor: "0", knownMinor, refusedMinor: "0" }])
    expect(await recorded(ctx)).toEqual(before)
  })

  it("changes nothing when its rows have none", async () => {
    const text = "customer,date,total\na,2026-01-05,1.00\na,2026-01-05,1.00\n"
    await importFile(ctx, text)
    const { receipt } = await importFile(ctx, text)
    expect(receipt).toMatchObject({ rows: 2, accepted: 0, known: 2 })
    expect(await recorded(ctx)).toEqual({ purchases: 2, amountMinor: 200 })
  })
})

describe("money of several currencies", () => {
  it("is checked and told apart", async () => {
    const rate = { from: "EUR", to: "USD", day: "2026-01-05", rate: "1.5" }
    await storeExchangeRate(ctx, rate)
    const text =
      "order,customer,date,total,currency\n1,a,2026-01-05,1.00,EUR\n2,a,2026-01-05,2.00,USD\n3,a,2026-01-05,4.00,CHF\n"
    const importId = await upload(ctx, text)
    const check = await checkImport(ctx, { importId, mapping: await guess(ctx, importId) })
    expect(check.money.map(({ currency, amountMinor }) => [currency, amountMinor])).toEqual([
      ["USD", 200],
      ["EUR", 100],
    ])
    expect(check.problems.map(({ reason }) => reason)).toEqual([expect.stringContaining("from CHF to USD")])
    const { receipt } = await importFile(ctx, text)
    expect(receipt).toMatchObject({ accepted: 2, rejected: 1, amountMinor: "200" })
    expect(receipt.money?.map((one) => [one.currency, one.recordedMinor, one.refusedMinor])).toEqual([
      ["USD", "200", "0"],
      ["CHF", "0", "400"],
      ["EUR", "100", "0"],
    ])
  })
})

describe("rows that cannot be recorded", () => {
  it("are mended and imported with the columns added, and the quotes that keep a spreadsheet from reckoning", async () => {
    const mended = "reason,row,order,phone,date,total\nDate cannot be read.,2,M-1,'+15551234567,2026-01-05,2.00\n"
    const { receipt } = await importFile(ctx, mended)
    expect(receipt).toMatchObject({ rows: 1, accepted: 1, amountMinor: "200" })
    const [customer] = await inRead(ctx, (tx) => tx.db.customer.findMany({ where: { merchantId: ctx.merchantId } }))
    expect(customer?.phone).toBe("+15551234567")
  })

  it("are kept with their cells and the reason, and harm no other", async () => {
    await recordPurchases(
      ctx,
      [{ externalId: "2", occurredAt: "2026-01-01T12:00:00Z", currency: "USD", amountMinor: 999 }],
      { source: "api" },
    )
    const text =
      "order,customer,date,total\n1,a,2026-01-05,1.00\n2,b,2026-01-05,2.00\n3,c,never,4.00\n4,d,2026-01-06,8.00\n"
    const { importId, receipt } = await importFile(ctx, text)
    expect(receipt).toMatchObject({ rows: 4, accepted: 2, rejected: 2, known: 0, amountMinor: "900", withoutMoney: 1 })
    expect(receipt.money).toEqual([{ currency: "USD", recordedMinor: "900", knownMinor: "0", refusedMinor: "200" }])
    expect(await readHeadings(ctx, await getImportOrThrow(ctx, importId))).toEqual([
      "order",
      "customer",
      "date",
      "total",
    ])
    const [conflict, date] = await rejections(importId)
    expect(conflict).toMatchObject({ row: 3, cells: ["2", "b", "2026-01-05", "2.00"] })
    expect(conflict?.reason).toContain("purchase id was recorded, with other content")
    expect(date).toMatchObject({ row: 4, cells: ["3", "c", "never", "4.00"] })
    expect(date?.reason).toContain("never")
  })

  it("cannot begin an import alone", async () => {
    const importId = await upload(ctx, "order,customer,date,total\n1,a,soon,1.00\n2,b,late,1.00\n")
    const mapping = await guess(ctx, importId, { occurredAt: 2, amount: 3 })
    await expect(startImport(ctx, { importId, mapping })).rejects.toMatchObject({ code: "file_not_readable" })
  })
})

describe("an import that is broken off", () => {
  it("goes on after a crash where it was, and doubles nothing", async () => {
    const importId = await upload(ctx, tillCsv(4600))
    const job = await startImport(ctx, { importId, mapping: await guess(ctx, importId) })
    const crashing = await controlOf(ctx, job.id, (done) => {
      if (done >= 4000) throw new Error("the machine stopped")
    })
    await expect(runImport(ctx, crashing)).rejects.toThrow("the machine stopped")
    expect((await recorded(ctx)).purchases).toBe(4000)
    expect(await getImportOrThrow(ctx, importId)).toMatchObject({ status: "running", job: { done: 2000 } })
    const receipt = await runImport(ctx, await controlOf(ctx, job.id))
    expect(receipt).toMatchObject({ rows: 4600, accepted: 4600, known: 0, rejected: 0 })
    expect(await recorded(ctx)).toEqual({ purchases: 4600, amountMinor: Number(receipt.amountMinor) })
  })

  it("rejects no row twice after a crash", async () => {
    const importId = await upload(ctx, `${tillCsv(600)}bad,row,never,1.00\n`.replace("T-3,C2,", "T-3,C2,x"))
    const job = await startImport(ctx, { importId, mapping: await guess(ctx, importId) })
    const crashing = await controlOf(ctx, job.id, () => {
      throw new Error("the machine stopped")
    })
    await expect(runImport(ctx, crashing)).rejects.toThrow("the machine stopped")
    const receipt = await runImport(ctx, await controlOf(ctx, job.id))
    expect(receipt).toMatchObject({ rows: 601, accepted: 599, rejected: 2 })
    expect((await rejections(importId)).map(({ row }) => row)).toEqual([4, 602])
  })

  it("can be cancelled, keeps what it recorded, and begun again records the rest", async () => {
    const importId = await upload(ctx, tillCsv(2600))
    const mapping = await guess(ctx, importId)
    const job = await startImport(ctx, { importId, mapping })
    const control = await controlOf(ctx, job.id)
    const report = control.progress
    control.progress = async (done, total) => {
      if (done === 2000) await cancelJob(ctx, { jobId: job.id })
      await report(done, total)
    }
    await expect(runImport(ctx, control)).rejects.toBeInstanceOf(JobCancelled)
    expect(await getImportOrThrow(ctx, importId)).toMatchObject({ status: "cancelled", receipt: { accepted: 2000 } })
    const again = await startImport(ctx, { importId, mapping })
    expect(await runImport(ctx, await controlOf(ctx, again.id))).toMatchObject({ rows: 2600, accepted: 2600, known: 0 })
    expect((await recorded(ctx)).purchases).toBe(2600)
    const actions = (await auditActions(ctx, importId)).filter((action) => action.startsWith("import."))
    expect(actions).toEqual(["import.receive", "import.start", "import.start"])
  })

  it("can be begun again where its job broke off for good", async () => {
    const importId = await upload(ctx, tillCsv(10))
    const mapping = await guess(ctx, importId)
    const job = await startImport(ctx, { importId, mapping })
    await inTransaction(ctx, (tx) =>
      tx.db.job.updateMany({ where: { merchantId: ctx.merchantId, id: job.id }, data: { status: "failed" } }),
    )
    expect((await getImportOrThrow(ctx, importId)).status).toBe("failed")
    const again = await startImport(ctx, { importId, mapping })
    expect(await runImport(ctx, await controlOf(ctx, again.id))).toMatchObject({ accepted: 10 })
  })

  it("is not begun twice at once", async () => {
    const importId = await upload(ctx, tillCsv(10))
    const mapping = await guess(ctx, importId)
    const both = await Promise.allSettled([1, 2].map(() => startImport(ctx, { importId, mapping })))
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await expect(startImport(ctx, { importId, mapping })).rejects.toMatchObject({ code: "import_not_ready" })
  })
})

describe("what is not a table of purchases", () => {
  it("is refused when empty", async () => {
    await expect(upload(ctx, "")).rejects.toMatchObject({ code: "file_not_readable" })
    expect(await listImports(ctx)).toEqual([])
  })

  it("is refused when only blank", async () => {
    const importId = await upload(ctx, "\n \n\n")
    await expect(previewImport(ctx, { importId, format: {} })).rejects.toMatchObject({ code: "file_not_readable" })
  })

  it("never breaks when its bytes are no text", async () => {
    const bytes = Uint8Array.from({ length: 40_000 }, (_, index) => 1 + ((index * 7919 + (index >> 3)) % 255))
    await expect(upload(ctx, bytes.with(9, 0), "photo.jpg")).rejects.toMatchObject({ code: "file_not_readable" })
    const importId = await upload(ctx, bytes, "photo.jpg")
    const mapping = { ...(await guess(ctx, importId)), columns: { occurredAt: 0, amount: 1 } }
    expect(await checkImport(ctx, { importId, mapping })).toMatchObject({ good: 0 })
    await expect(startImport(ctx, { importId, mapping })).rejects.toMatchObject({ code: "file_not_readable" })
  })
})

describe("who may import", () => {
  it.each(["manager", "support", "cashier"] satisfies Role[])("not a %s", async (role) => {
    const staff = asStaff(ctx, role)
    const importId = await upload(ctx, tillCsv(3))
    const mapping = await guess(ctx, importId)
    const stream = new Blob([tillCsv(3)]).stream()
    for (const attempt of [
      () => receiveImportFile(staff, { fileName: "x.csv", stream }),
      () => previewImport(staff, { importId, format: {} }),
      () => checkImport(staff, { importId, mapping }),
      () => startImport(staff, { importId, mapping }),
      () => listImports(staff),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" })
    }
  })

  it("nobody of another merchant, to whom it does not exist", async () => {
    const importId = await upload(ctx, tillCsv(3))
    const mapping = await guess(ctx, importId)
    const other = asStaff(await makeMerchant(), "owner")
    for (const attempt of [
      () => previewImport(other, { importId, format: {} }),
      () => checkImport(other, { importId, mapping }),
      () => startImport(other, { importId, mapping }),
      () => getImportOrThrow(other, importId),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" })
    }
    expect(await listImports(other)).toEqual([])
  })
})

describe("memory", () => {
  it("stays flat: a file of 40 MB is checked within half of its size", async () => {
    setFlagsFromString("--expose-gc")
    const collect = runInNewContext("gc") as () => void
    const held = () => {
      collect()
      const { heapUsed, external } = process.memoryUsage()
      return heapUsed + external
    }
    const piece = new TextEncoder().encode(`T-1,C1,2026-01-05,1.25,${"x".repeat(975)}\n`.repeat(1000))
    async function* stream() {
      yield new TextEncoder().encode("order,customer,date,total,note\n")
      for (let at = 0; at < 40; at += 1) yield piece
    }
    const { importId } = await receiveImportFile(ctx, { fileName: "big.csv", stream: stream() })
    const mapping = await guess(ctx, importId)
    const before = held()
    const sizes: number[] = []
    let rows = 0
    for await (const _row of readRows(readImportChunks(ctx, importId), mapping)) {
      rows += 1
      if (rows % 1000 === 0) sizes.push(held() - before)
    }
    expect(rows).toBe(40_001)
    expect(Math.max(...sizes)).toBeLessThan(20_000_000)
  })
})
