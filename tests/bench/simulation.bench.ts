import { Client } from "pg"
import type { Ctx } from "@/lib/core/ctx"
import { closeDatabase, inRead } from "@/lib/core/db"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { backtestPeriod } from "@/lib/simulations/domain/backtest-period"
import { compareWithLedger } from "@/lib/simulations/queries/compare-with-ledger"
import { tryProgram } from "@/lib/simulations/queries/try-program"
import { BudgetPlan } from "@/lib/simulations/steps/budget-plan"
import { buildScenarios } from "@/lib/simulations/steps/build-scenarios"
import { planSimulation } from "@/lib/simulations/steps/plan-simulation"
import { type Chunk, playChunk, readChunk } from "@/lib/simulations/steps/play-chunk"
import { nilId } from "@/lib/simulations/steps/read-history"
import { ScenarioRun } from "@/lib/simulations/steps/scenario-run"
import { openClub } from "./club"
import { generateHistory, readCdnow, toPurchases } from "./history"
import { measure } from "./measure"
import { readOnlineRetail } from "./online-retail"
import { shapes } from "./shapes"

// A backtest three ways: Postgres only streaming the rows, the pure engine over histories in memory, and all of it together.
type Purchase = ReturnType<typeof toPurchases>[number]

interface History {
  name: string
  purchases: Purchase[]
  from: string
  to: string
  /** Whether other programs than points per spend are tried on it. */
  hasShapes?: boolean
}

async function record(purchases: readonly Purchase[]) {
  const { ctx, programId } = await openClub()
  for (let at = 0; at < purchases.length; at += 500) {
    const results = await recordPurchases(ctx, purchases.slice(at, at + 500), { source: "api" })
    const refused = results.find(({ kind }) => kind === "refused")
    if (refused) throw new Error(`a purchase was refused: ${JSON.stringify(refused)}`)
  }
  return { ctx, programId }
}

/** Only the rows, in the order in which a backtest takes them, through a cursor. */
async function streamRows(ctx: Ctx): Promise<number> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query("BEGIN READ ONLY")
  await client.query("SELECT set_config('role', 'regulars_app', true), set_config('app.merchant_id', $1, true)", [
    ctx.merchantId,
  ])
  await client.query(`DECLARE rows CURSOR FOR SELECT p.*, i."sku", i."category", i."quantity", i."amountMinor" AS "lineMinor"
    FROM "purchase" p LEFT JOIN "purchase_item" i ON i."merchantId" = p."merchantId" AND i."purchaseId" = p."id"
    WHERE p."customerId" IS NOT NULL ORDER BY p."customerId", p."occurredAt"`)
  const seen = new Set<string>()
  for (;;) {
    const { rows } = await client.query("FETCH 5000 FROM rows")
    for (const { id } of rows) seen.add(id)
    if (rows.length === 0) break
  }
  await client.end()
  return seen.size
}

type Change = (club: ProgramDefinition) => ProgramDefinition

async function readAll(ctx: Ctx, programId: string, { from, to }: History, change: Change = (club) => club) {
  const input = await inRead(ctx, async (tx) => {
    const asked = { programId, from, to, compareTo: "none" as const }
    const planned = await planSimulation(tx, asked, () => "program")
    return { ...planned, drafts: planned.drafts.map((one) => ({ ...one, definition: change(one.definition) })) }
  })
  const scenarios = await inRead(ctx, (tx) => buildScenarios(tx, programId, input))
  const period = backtestPeriod(from as never, to as never, ctx.merchant.timeZone)
  const backtest = { programId, input, period, scenarios, budgets: new BudgetPlan() }
  const chunks: Chunk[] = []
  for (let after: string | null = nilId; after !== null; ) {
    const at: string = after
    const chunk = await inRead(ctx, (tx) => readChunk(tx, backtest, at, 500))
    chunks.push(chunk)
    after = chunk.last
  }
  return () => {
    const runs = scenarios.map((one) => new ScenarioRun(one, period, input.assumptions, []))
    for (const chunk of chunks) playChunk(chunk.members, runs)
    return Number(runs[0]?.purchases ?? 0)
  }
}

/** What the engine makes of the same history where a program asks for more. */
async function benchShapes(ctx: Ctx, programId: string, history: History): Promise<void> {
  for (const [shape, change] of Object.entries(shapes)) {
    const play = await readAll(ctx, programId, history, change)
    await measure(`${history.name}, ${shape}`, "purchases", 5, play, "processor")
  }
}

async function bench(history: History): Promise<void> {
  const { name, from, to } = history
  const { ctx, programId } = await record(history.purchases)
  await measure(`${name}: Postgres alone streams the rows`, "purchases", 3, () => streamRows(ctx))
  const play = await readAll(ctx, programId, history)
  await measure(`${name}: the pure engine, histories in memory`, "purchases", 7, play)
  await measure(`${name}: the same`, "purchases", 5, play, "processor")
  if (history.hasShapes) await benchShapes(ctx, programId, history)
  await measure(`${name}: a draft beside the live program, all of it`, "purchases", 2, async () => {
    const before = process.memoryUsage().rss
    const { history: sums } = await tryProgram(ctx, { programId, from, to, compareTo: "live" })
    const grown = (process.memoryUsage().rss - before) / 2 ** 20
    process.stdout.write(`  memory grew by ${grown.toFixed(0)} MB\n`)
    return sums.purchases
  })
  const { members, issuedPoints, different, differences } = await compareWithLedger(ctx, { programId })
  const said =
    different === 0 ? "is the ledger's for every one" : `differs for ${different}: ${JSON.stringify(differences)}`
  process.stdout.write(`${name}: the backtest of what is live, ${members} members, ${issuedPoints} points, ${said}\n`)
}

const generated = toPurchases(generateHistory(20_000), "made-up")
await bench({ name: "Generated history", purchases: generated, from: "2024-01-01", to: "2025-07-01" })
const cdnow = readCdnow()
if (cdnow) await bench({ name: "CDNOW", purchases: toPurchases(cdnow, "cdnow"), from: "1997-01-01", to: "1998-06-30" })
else process.stdout.write("CDNOW: its file is not here, left out\n")
const retail = readOnlineRetail()
const retailDays = { from: "2010-12-01", to: "2011-12-09" }
if (retail) await bench({ name: "Online Retail, orders", purchases: retail, ...retailDays, hasShapes: true })
else process.stdout.write("Online Retail: its file is not here, left out\n")
await closeDatabase()
