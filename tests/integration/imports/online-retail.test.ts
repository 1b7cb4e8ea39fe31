import { createReadStream, existsSync } from "node:fs"
import path from "node:path"
import { createInterface } from "node:readline"
import { createGunzip } from "node:zlib"
import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { correctionsSubscriber } from "@/lib/purchases/events"
import type { ImportReceipt } from "@/lib/purchases/queries/get-import"
import { compareWithLedger } from "@/lib/simulations/queries/compare-with-ledger"
import { makeClub, spendTier } from "../purchases/club"
import { importFile } from "./files"

/**
 * A part of the public file "Online Retail" (UCI 352), where it lies beside the project, against figures that are found here
 * by other means. RETAIL_LINES=541909 takes all of it.
 */
const file = path.resolve(import.meta.dirname, "../../../../shared/data/online-retail/online_retail.csv.gz")
const lineCount = Number(process.env.RETAIL_LINES ?? 9000)
const isHere = existsSync(file)
if (!isHere) process.stdout.write(`Online Retail is left out: there is no ${path.basename(file)} here.\n`)

interface Line {
  invoice: string
  sku: string
  quantity: number
  at: string
  price: number
  customer: string
}

async function readText(): Promise<string> {
  const lines: string[] = []
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    lines.push(line)
    if (lines.length > lineCount) break
  }
  return `${lines.join("\n")}\n`
}

/** Good enough for this file: quotes enclose descriptions alone. */
function parse(text: string): Line[] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => {
      const [invoice = "", sku = "", , quantity, at = "", price, customer = ""] = row
        .replace(/"(?:[^"]|"")*"/g, "quoted")
        .split(",")
      return { invoice, sku, quantity: Number(quantity), at, price: Number(price), customer }
    })
}

/** Pence, half to even; what stands for less than a hundredth of a penny is noise of binary fractions. */
function pence({ quantity, price }: Line): number {
  const exact = Math.round(Math.abs(quantity) * price * 1e6) / 1e4
  const floor = Math.floor(exact)
  return exact - floor === 0.5 ? floor + (floor % 2) : Math.round(exact)
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, line) => total + pence(line), 0)
}

const isReturn = ({ invoice }: Line) => invoice.startsWith("C")

/** What cancellations find among earlier lines of the same customer and article, and what is left of each. */
function unmatchedOf(lines: readonly Line[]): { invoices: Set<string>; pieces: number } {
  const began = new Map<string, string>()
  for (const { invoice, at } of lines) if ((began.get(invoice) ?? at) >= at) began.set(invoice, at)
  const order = lines
    .map((line, index) => ({ line, index, at: began.get(line.invoice) ?? "" }))
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1))
  const left = new Map<string, number>()
  const found = { invoices: new Set<string>(), pieces: 0 }
  for (const { line } of order) {
    const key = `${line.customer} ${line.sku}`
    const have = line.customer === "" ? 0 : (left.get(key) ?? 0)
    const pieces = Math.abs(line.quantity)
    if (!isReturn(line)) left.set(key, have + pieces)
    else {
      left.set(key, Math.max(0, have - pieces))
      if (pieces <= have) continue
      found.pieces += pieces - have
      found.invoices.add(line.invoice)
    }
  }
  return found
}

describe.skipIf(!isHere)(`Online Retail, its first ${lineCount} lines`, { timeout: 900_000 }, () => {
  let ctx: Ctx
  let programId: string
  let text: string
  let lines: Line[]
  let receipt: ImportReceipt

  beforeAll(async () => {
    const club = await makeClub({ tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 100_000, "1.5")] })
    ctx = club.ctx
    programId = club.programId
    text = await readText()
    lines = parse(text)
    const began = Date.now()
    receipt = (await importFile(ctx, text)).receipt
    const seconds = (Date.now() - began) / 1000
    process.stdout.write(`${lines.length} lines in ${seconds.toFixed(1)} s\n`)
    await relayAll([correctionsSubscriber, rollupsSubscriber])
  }, 900_000)

  const good = () => lines.filter((line) => !isReturn(line) && line.quantity > 0 && line.price > 0)

  it("records every good line, and says of the others why not", () => {
    const bought = good()
    const invoices = new Set(bought.map(({ invoice }) => invoice))
    const rejected = lines.filter((line) => !isReturn(line)).length - bought.length
    expect(receipt).toMatchObject({
      rows: lines.length,
      accepted: invoices.size,
      rejected,
      known: 0,
      amountMinor: String(sum(bought)),
      customers: new Set(bought.flatMap(({ customer }) => customer || [])).size,
    })
  })

  it("knows of each customer's orders what they came to", async () => {
    const known = good().filter(({ customer }) => customer !== "")
    const rows = await inRead(
      ctx,
      (tx) => tx.db.$queryRaw<{ lines: bigint; orders: bigint; amountMinor: bigint }[]>`
      SELECT (SELECT count(*) FROM "purchase_item" i JOIN "purchase" p ON p."id" = i."purchaseId" WHERE p."customerId" IS NOT NULL
          AND p."merchantId" = ${tx.merchantId}::uuid) AS "lines",
        count(*) AS "orders", sum("amountMinor")::bigint AS "amountMinor"
      FROM "purchase" WHERE "customerId" IS NOT NULL AND "merchantId" = ${tx.merchantId}::uuid`,
    )
    expect(rows).toEqual([
      {
        lines: BigInt(known.length),
        orders: BigInt(new Set(known.map(({ invoice }) => invoice)).size),
        amountMinor: BigInt(sum(known)),
      },
    ])
    if (lines.length < 541_909) return
    // The figures known of the whole file.
    expect(rows).toEqual([{ lines: 397_884n, orders: 18_532n, amountMinor: 891_140_790n }])
    expect(receipt).toMatchObject({ customers: 4338, accepted: 19_960, rejected: 2517 })
  })

  it("takes each cancellation off what was bought before, and the rest off revenue alone", async () => {
    const cancelled = lines.filter(isReturn)
    const unmatched = unmatchedOf([...good(), ...cancelled])
    const returns = await inRead(
      ctx,
      (tx) => tx.db.$queryRaw<{ invoices: bigint; pieces: bigint; revenueMinor: bigint; base: bigint }[]>`
      SELECT count(DISTINCT split_part("externalId", '/', 1)) AS "invoices", sum("baseMinor")::bigint AS "base",
        coalesce(sum((SELECT sum((i ->> 'quantity')::int) FROM jsonb_array_elements("requested" -> 'items') i)), 0)::bigint AS "pieces",
        coalesce(sum("revenueMinor"), 0)::bigint AS "revenueMinor"
      FROM "purchase_return" WHERE "merchantId" = ${tx.merchantId}::uuid GROUP BY "purchaseId" IS NULL ORDER BY "purchaseId" IS NULL`,
    )
    const pieces = cancelled.reduce((total, { quantity }) => total + Math.abs(quantity), 0)
    expect(returns[0]?.pieces).toBe(BigInt(pieces - unmatched.pieces))
    expect(returns[1]?.pieces).toBe(BigInt(unmatched.pieces))
    expect(returns[1]?.base).toBe(0n)
    expect(Number(returns[0]?.revenueMinor) + Number(returns[1]?.revenueMinor)).toBe(sum(cancelled))
    const numbers = await inRead(ctx, (tx) => tx.db.purchaseReturnKey.count({ where: { merchantId: ctx.merchantId } }))
    expect(numbers).toBe(new Set(cancelled.map(({ invoice }) => invoice)).size)
  })

  it("leaves a ledger without a difference, figures that equal a recount, and nothing of the reading", async () => {
    expect((await auditLedger(ctx)).problems).toEqual([])
    expect(await compareRollups(ctx)).toEqual([])
    const staged = await inRead(ctx, (tx) => tx.db.importFragment.count({ where: { merchantId: ctx.merchantId } }))
    expect(staged).toBe(0)
  })

  it("is, member by member, what a backtest of what is live comes to, returns in part and across purchases included", async () => {
    const found = await compareWithLedger({ ...ctx, now: new Date() }, { programId })
    expect(found.differences).toEqual([])
    expect(found.different).toBe(0)
    expect(found.members).toBe(receipt.customers)
    process.stdout.write(`${found.members} members, ${found.issuedPoints} points issued, none differs\n`)
  })

  it("changes nothing when it is imported again", async () => {
    const again = (await importFile(ctx, text)).receipt
    expect(again).toMatchObject({ accepted: 0, rejected: receipt.rejected, known: receipt.rows - receipt.rejected })
  })
})
