import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { runImport } from "@/lib/purchases/commands/run-import"
import { startImport } from "@/lib/purchases/commands/start-import"
import { checkImport } from "@/lib/purchases/queries/check-import"
import { readImportRejections } from "@/lib/purchases/queries/read-import-rejections"
import { auditActions } from "../../support/world"
import { makeClub, spendTier } from "../purchases/club"
import { controlOf, guess, importFile, recorded, upload } from "./files"

let ctx: Ctx

beforeEach(async () => {
  ctx = (await makeClub({ tiers: [spendTier("Basic", 0, 0), spendTier("Gold", 1, 10_000)] })).ctx
})

const heading = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID"

function csv(...rows: string[]): string {
  return `${heading}\n${rows.join("\n")}\n`
}

/** Bought twice; brought back in parts, one more than was ever bought. */
const shop = csv(
  "100,CUP,Blue cup,4,2026-01-05 10:00:00,5.00,ann",
  "100,POT,Tea pot,1,2026-01-05 10:01:00,30.00,ann",
  "101,CUP,Blue cup,2,2026-01-06 09:00:00,6.00,ann",
  "102,CUP,Blue cup,3,2026-01-06 09:30:00,5.00,",
  "C103,CUP,Blue cup,-3,2026-02-07 09:00:00,5.50,ann",
  "C104,CUP,Blue cup,-9,2026-02-08 09:00:00,5.00,ann",
  "C105,CUP,Blue cup,-1,2026-02-09 09:00:00,5.00,",
)

async function rejections(importId: string) {
  const rows = []
  for await (const page of readImportRejections(ctx, importId)) rows.push(...page)
  return rows
}

async function returnsOf(): Promise<unknown[]> {
  return inRead(
    ctx,
    (tx) => tx.db.$queryRaw<unknown[]>`
      SELECT r."externalId", p."externalId" AS "of", r."amountMinor"::int AS "amountMinor", r."baseMinor"::int AS "baseMinor"
      FROM "purchase_return" r LEFT JOIN "purchase" p ON p."id" = r."purchaseId" AND p."merchantId" = r."merchantId"
      WHERE r."merchantId" = ${tx.merchantId}::uuid ORDER BY r."id"`,
  )
}

async function pointsOf(externalId: string): Promise<number> {
  const [row] = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<{ points: number }[]>`
      SELECT w."availablePoints"::int AS "points" FROM "wallet" w JOIN "member" m ON m."accountId" = w."accountId"
      JOIN "customer" c ON c."id" = m."customerId" WHERE c."externalId" = ${externalId} AND c."merchantId" = ${tx.merchantId}::uuid`,
  )
  return row?.points ?? 0
}

describe("lines of purchases and cancellations", () => {
  it("are guessed, put together, and cancellations take the latest earlier lines", async () => {
    const importId = await upload(ctx, shop)
    const mapping = await guess(ctx, importId)
    expect(mapping).toMatchObject({
      rows: "line",
      returns: { by: "prefix", prefix: "C" },
      columns: { purchase: 0, sku: 1, name: 2, quantity: 3, occurredAt: 4, unitPrice: 5, customer: 6 },
    })
    const check = await checkImport(ctx, { importId, mapping })
    expect(check).toMatchObject({
      rows: 7,
      good: 7,
      bad: 0,
      purchases: 3,
      returns: 3,
      withoutCustomer: 1,
    })
    expect(check.money).toMatchObject([{ amountMinor: 7700, returnedMinor: 1650 + 4500 + 500 }])
    expect(check.groups[0]).toMatchObject({ externalId: "100", rows: 2, amountMinor: 5000, customer: "ann" })
    expect(await recorded(ctx)).toEqual({ purchases: 0, amountMinor: 0 })
    const job = await startImport(ctx, { importId, mapping })
    const receipt = await runImport(ctx, await controlOf(ctx, job.id))
    expect(receipt).toMatchObject({ rows: 7, accepted: 3, rejected: 0, known: 0, amountMinor: "7700", customers: 1 })
    expect(await returnsOf()).toEqual([
      // Three cups at 5.50: two of 101, which cost more and are all it had, one of 100, up to what it cost.
      { externalId: "C103", of: "101", amountMinor: 1100, baseMinor: 1200 },
      { externalId: "C103/2", of: "100", amountMinor: 500, baseMinor: 500 },
      { externalId: "C103/3", of: null, amountMinor: 50, baseMinor: 0 },
      // Nine: the three that are left of 100, and six that were never bought.
      { externalId: "C104", of: "100", amountMinor: 1500, baseMinor: 1500 },
      { externalId: "C104/2", of: null, amountMinor: 3000, baseMinor: 0 },
      { externalId: "C105", of: null, amountMinor: 500, baseMinor: 0 },
    ])
    expect(receipt.returns).toEqual({ matched: 3, matchedMinor: "3100", unmatched: 3, unmatchedMinor: "3550" })
  })

  it("lower revenue on their own day, and points and tiers by what was found alone", async () => {
    const { importId } = await importFile(ctx, shop)
    await relayAll([rollupsSubscriber])
    const { series } = await getMetrics(ctx, {
      metrics: ["revenueMinor", "purchases"],
      from: "2026-01-01",
      to: "2026-02-28",
      interval: "month",
    })
    expect(series.map(({ points }) => points.map(({ value }) => value))).toEqual([
      [7700, -6650],
      [3, 0],
    ])
    // 50 + 12 points, less 11 and 1 of what 101 cost, 5 and 15 of 100.
    expect(await pointsOf("ann")).toBe(30)
    expect((await auditLedger(ctx)).problems).toEqual([])
    expect(await compareRollups(ctx)).toEqual([])
    expect(await auditActions(ctx, importId)).toContain("purchase.return")
  })

  it("change nothing when they come again, or were recorded by hand", async () => {
    await importFile(ctx, shop)
    const before = await returnsOf()
    const { receipt } = await importFile(ctx, shop)
    expect(receipt).toMatchObject({ rows: 7, accepted: 0, known: 7, rejected: 0 })
    expect(receipt.returns).toMatchObject({ matched: 0, unmatched: 0 })
    expect(await returnsOf()).toEqual(before)
    const changed = await importFile(ctx, shop.replace("C104,CUP,Blue cup,-9", "C104,CUP,Blue cup,-8"))
    expect(changed.receipt).toMatchObject({ known: 6, rejected: 1 })
    expect((await rejections(changed.importId))[0]?.reason).toContain("with other content")
  })

  it("count what the API took back before", async () => {
    await importFile(ctx, shop.split("\n").slice(0, 4).join("\n"))
    const bought = await inRead(ctx, (tx) => tx.db.purchase.findFirstOrThrow({ where: { externalId: "101" } }))
    await recordReturn(ctx, bought.id, { externalId: "r1", occurredAt: "2026-01-20T12:00:00Z" })
    await importFile(ctx, csv("C103,CUP,Blue cup,-1,2026-02-07 09:00:00,5.00,ann"), {})
    expect((await returnsOf()).at(-1)).toMatchObject({ externalId: "C103", of: "100", amountMinor: 500 })
  })
})

describe("rows of a file of lines", () => {
  it("may lie apart, and stand at the earliest instant", async () => {
    const { receipt } = await importFile(
      ctx,
      csv(
        "1,A,Cup,1,2026-01-05 12:00:00,1.00,ann",
        "2,B,Pot,1,2026-01-05 12:30:00,2.00,bob",
        "1,C,Lid,1,2026-01-05 11:00:00,4.00,ann",
        "1,C,Lid,1,2026-01-05 11:00:00,4.00,ann",
      ),
    )
    expect(receipt).toMatchObject({ rows: 4, accepted: 2, amountMinor: "1100" })
    const one = await inRead(ctx, (tx) =>
      tx.db.purchase.findFirstOrThrow({
        where: { externalId: "1" },
        include: { items: { orderBy: { position: "asc" } } },
      }),
    )
    expect(one.occurredAt.toISOString()).toBe("2026-01-05T16:00:00.000Z")
    expect(one.items.map(({ sku }) => sku)).toEqual(["A", "C", "C"])
  })

  it("of no price or piece are left out alone; one that cannot be read holds its purchase back", async () => {
    const { importId, receipt } = await importFile(
      ctx,
      csv(
        "1,A,Cup,1,2026-01-05 12:00:00,1.00,ann",
        "1,B,Gift,1,2026-01-05 12:00:00,0.00,ann",
        "2,A,Cup,1,2026-01-05 12:00:00,1.00,ann",
        "2,B,Pot,two,2026-01-05 12:00:00,2.00,ann",
        ",B,Pot,2,2026-01-05 12:00:00,2.00,ann",
        "3,A,Cup,1,2026-01-05 12:00:00,1.00,ann",
        "3,A,Cup,1,2026-01-05 12:00:00,1.00,bob",
      ),
      {},
    )
    expect(receipt).toMatchObject({ rows: 7, accepted: 1, rejected: 6, amountMinor: "100" })
    const reasons = (await rejections(importId)).map(({ row, reason }) => [row, reason])
    expect(reasons).toEqual([
      [
        3,
        "Unit price 0.00 is not above zero, and the row is not marked as a return. Correct it, or choose how returns are told.",
      ],
      [4, "Row 5 of the same purchase cannot be read. Mend it first."],
      [5, 'Quantity "two" cannot be read. Write a number.'],
      [6, "Purchase id is missing. Fill it in."],
      [7, expect.stringContaining("different customers")],
      [8, expect.stringContaining("different customers")],
    ])
  })

  it("that lie in the future are rejected, bought or brought back", async () => {
    const { importId, receipt } = await importFile(
      ctx,
      csv(
        "1,A,Cup,1,2150-01-05 12:00:00,1.00,ann",
        "C2,A,Cup,-1,2150-01-06 12:00:00,1.00,ann",
        "3,A,Cup,1,2026-01-05,1.00,ann",
      ),
    )
    expect(receipt).toMatchObject({ rows: 3, accepted: 1, rejected: 2 })
    for (const { reason } of await rejections(importId)) expect(reason).toContain("lies in the future")
  })

  it("may be more than a request takes", async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => `9,S${index},Thing,1,2026-01-05 12:00:00,1.00,ann`)
    expect((await importFile(ctx, csv(...rows))).receipt).toMatchObject({
      rows: 1200,
      accepted: 1,
      amountMinor: "120000",
    })
  })

  it("may be returns that name their purchase, told by a column", async () => {
    await recordPurchases(
      ctx,
      [
        {
          externalId: "A1",
          customer: { externalId: "ann" },
          occurredAt: "2026-01-05T12:00:00Z",
          currency: "USD",
          amountMinor: 9000,
        },
      ],
      { source: "api" },
    )
    const importId = await upload(
      ctx,
      "order,date,total,refund,original order\nR1,2026-02-05,40.00,yes,A1\nR2,2026-02-06,70.00,yes,A1\nR3,2026-02-07,5.00,yes,gone\nB1,2026-02-08,8.00,,\n",
    )
    const guessed = await guess(ctx, importId)
    expect(guessed.columns).toMatchObject({ returnMark: 3, returnOf: 4 })
    const mapping = { ...guessed, returns: { by: "column" as const, values: ["yes"] } }
    const job = await startImport(ctx, { importId, mapping })
    const receipt = await runImport(ctx, await controlOf(ctx, job.id))
    expect(receipt).toMatchObject({ rows: 4, accepted: 1, rejected: 0, amountMinor: "800" })
    expect(await returnsOf()).toEqual([
      { externalId: "R1", of: "A1", amountMinor: 4000, baseMinor: 4000 },
      { externalId: "R2", of: "A1", amountMinor: 5000, baseMinor: 5000 },
      { externalId: "R2/2", of: null, amountMinor: 2000, baseMinor: 0 },
      { externalId: "R3", of: null, amountMinor: 500, baseMinor: 0 },
    ])
    expect(await pointsOf("ann")).toBe(0)
  })
})
