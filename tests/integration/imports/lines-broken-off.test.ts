import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { cancelJob, JobCancelled } from "@/lib/core/jobs"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { runImport } from "@/lib/purchases/commands/run-import"
import { startImport } from "@/lib/purchases/commands/start-import"
import { getImportOrThrow } from "@/lib/purchases/queries/get-import"
import { makeClub, spendTier } from "../purchases/club"
import { controlOf, guess, upload } from "./files"

let ctx: Ctx

beforeEach(async () => {
  ctx = (await makeClub({ tiers: [spendTier("Basic", 0, 0), spendTier("Gold", 1, 10_000)] })).ctx
})

const heading = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID"

describe("a file of lines that is broken off", () => {
  const rows = Array.from({ length: 630 }, (_, index) => {
    const day = new Date(Date.UTC(2025, 0, 1 + (index % 200))).toISOString().slice(0, 10)
    const back = index % 9 === 8
    return [0, 1, 2, 3, 4, 5, 6, 7, 8].map((line) => {
      const number = back ? `C${index}` : `${index}`
      return `${number},S${line},Thing ${line},${back ? -1 : 2},${day} 10:00:00,1.50,c${index % 40}`
    })
  })
  const file = `${heading}\n${rows.flat().join("\n")}\n`

  async function totals() {
    return inRead(
      ctx,
      (tx) => tx.db.$queryRaw<unknown[]>`
        SELECT (SELECT count(*)::int FROM "purchase" WHERE "merchantId" = ${tx.merchantId}::uuid) AS "purchases",
          (SELECT count(*)::int FROM "purchase_item" WHERE "merchantId" = ${tx.merchantId}::uuid) AS "lines",
          (SELECT sum("revenueMinor")::int FROM "purchase_return" WHERE "merchantId" = ${tx.merchantId}::uuid) AS "returned"`,
    )
  }

  it.each([
    ["while it is read", 5000],
    ["while it is recorded", 10_800],
  ])("%s goes on after a crash, and doubles nothing", async (_, at) => {
    const importId = await upload(ctx, file)
    const job = await startImport(ctx, { importId, mapping: await guess(ctx, importId) })
    const crashing = await controlOf(ctx, job.id, (done) => {
      if (done >= at) throw new Error("the machine stopped")
    })
    await expect(runImport(ctx, crashing)).rejects.toThrow("the machine stopped")
    const receipt = await runImport(ctx, await controlOf(ctx, job.id))
    expect(receipt).toMatchObject({ rows: 5670, accepted: 560, known: 0, rejected: 0 })
    expect(await totals()).toEqual([{ purchases: 560, lines: 5040, returned: 70 * 9 * 150 }])
    expect((await auditLedger(ctx)).problems).toEqual([])
  })

  it("by its owner keeps what it recorded, and begun again records the rest", async () => {
    const importId = await upload(ctx, file)
    const mapping = await guess(ctx, importId)
    const job = await startImport(ctx, { importId, mapping })
    const control = await controlOf(ctx, job.id)
    const report = control.progress
    control.progress = async (done, total) => {
      if (done >= 10_800) await cancelJob(ctx, { jobId: job.id })
      await report(done, total)
    }
    await expect(runImport(ctx, control)).rejects.toBeInstanceOf(JobCancelled)
    const { status, receipt } = await getImportOrThrow(ctx, importId)
    expect(status).toBe("cancelled")
    expect(receipt?.accepted).toBeGreaterThan(0)
    const again = await startImport(ctx, { importId, mapping })
    expect(await runImport(ctx, await controlOf(ctx, again.id))).toMatchObject({ rows: 5670, accepted: 560 })
    expect(await totals()).toEqual([{ purchases: 560, lines: 5040, returned: 70 * 9 * 150 }])
  })
})
