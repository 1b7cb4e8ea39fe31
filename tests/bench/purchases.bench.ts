import { closeDatabase } from "@/lib/core/db"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { openClub } from "./club"
import { generateHistory, type HistoryRow, readCdnow, toPurchases } from "./history"
import { measure } from "./measure"

// The whole path of a purchase: keys, customers, members, awards, ledger, tiers, audit and outbox; a fresh merchant each run.
const batchSize = 500

async function record(rows: readonly HistoryRow[], run: number): Promise<number> {
  const { ctx } = await openClub()
  const purchases = toPurchases(rows, `run${run}`)
  for (let at = 0; at < purchases.length; at += batchSize) {
    const results = await recordPurchases(ctx, purchases.slice(at, at + batchSize), { source: "api" })
    const refused = results.find((result) => result.kind === "refused")
    if (refused) throw new Error(`a purchase was refused: ${JSON.stringify(refused)}`)
  }
  return purchases.length
}

const generated = generateHistory(10_000)
await measure("Purchases recorded, generated history, batches of 500", "purchases", 3, (run) => record(generated, run))
const cdnow = readCdnow()
if (cdnow) await measure("Purchases recorded, CDNOW, batches of 500", "purchases", 1, (run) => record(cdnow, run))
else process.stdout.write("CDNOW: its file is not here, left out\n")
await closeDatabase()
