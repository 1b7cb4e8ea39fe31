import { type Ctx, systemCtx } from "@/lib/core/ctx"
import { inGlobal } from "@/lib/core/db"
import { errorFacts, log } from "@/lib/core/log"
import { sealLedger } from "@/lib/ledger/commands/seal-ledger"
import { settleDueWallets } from "@/lib/ledger/commands/settle-due-wallets"
import { warnOfExpiry } from "@/lib/ledger/commands/warn-of-expiry"
import { beginVersions } from "@/lib/programs/commands/begin-versions"
import { recordCalendarEvents } from "@/lib/purchases/commands/record-calendar-events"
import { warnOfTierEnd } from "@/lib/standing/commands/warn-of-tier-end"

const select = { id: true, slug: true, name: true, timeZone: true, currency: true, accent: true, isDemo: true } as const

/** What each merchant's night brings. One that fails keeps none of the others from being done. */
const works: Record<string, (ctx: Ctx) => Promise<unknown>> = {
  beginVersions,
  recordCalendarEvents,
  settleDueWallets,
  warnOfExpiry,
  warnOfTierEnd,
  sealLedger,
}

/**
 * Records birthdays and anniversaries, settles what has come due, warns of what will expire and of tiers that will end, and seals the days that are
 * over, of every merchant. Runs each hour, as each merchant's night begins at an hour of its own; where nothing is due it
 * does nothing.
 */
export async function runNightly(): Promise<void> {
  const merchants = await inGlobal((db) => db.merchant.findMany({ select, orderBy: { id: "asc" } }))
  for (const merchant of merchants) {
    for (const [work, run] of Object.entries(works)) {
      try {
        await run(systemCtx(merchant, "nightly"))
      } catch (error) {
        log.error({ merchantId: merchant.id, work, ...errorFacts(error) }, "the nightly work of a merchant failed")
      }
    }
  }
}
