import { addDays, type Day, localDay, parseDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { TierPeriod } from "@/lib/tiers/domain/tier-input"
import type { Flows } from "../domain/month-tally"
import { planSimulation } from "../steps/plan-simulation"
import type { CustomerFigures } from "../steps/play-chunk"
import { playHistory } from "../steps/play-history"
import { readLedgerSums } from "../steps/read-ledger-sums"
import { readTierPeriods } from "../steps/read-tier-periods"

/** A member of whom the ledger and the backtest of what is live do not say the same. */
export interface LedgerDifference {
  memberId: string
  externalId: string | null
  ledger: Record<string, string>
  backtest: Record<string, string>
}

export interface LedgerComparison {
  members: number
  issuedPoints: bigint
  different: number
  /** The first of them. */
  differences: LedgerDifference[]
}

const listed = 20

/**
 * Plays the live program over the whole history and holds it against the ledger, member by member: what was issued,
 * reversed, redeemed, expired and adjusted, and every tier ever held. Both come of the same functions, so that no member
 * may differ. Of who was corrected, issued less reversed is told: what was returned before it was corrected is one of the
 * two. Throws `program_not_published`.
 */
export async function compareWithLedger(ctx: Ctx, { programId }: { programId: string }): Promise<LedgerComparison> {
  requirePermission(ctx, "simulations:read")
  const planned = await inRead(ctx, async (tx) => {
    const to = localDay(tx.now, tx.merchant.timeZone)
    const from = await firstDay(tx, to)
    return planSimulation(tx, { programId, from, to, compareTo: "live", programs: [] }, () => "programs")
  })
  const found: LedgerComparison = { members: 0, issuedPoints: 0n, different: 0, differences: [] }
  await playHistory(ctx, programId, planned, async (figures) => {
    await inRead(ctx, (tx) => compareChunk(tx, programId, figures, found))
  })
  return found
}

async function firstDay(tx: Tx, today: Day): Promise<Day> {
  const { _min } = await tx.db.customer.aggregate({
    where: { merchantId: tx.merchantId },
    _min: { firstPurchaseAt: true },
  })
  const first = _min.firstPurchaseAt
  return first ? addDays(localDay(first, tx.merchant.timeZone), -1) : parseDay(today)
}

async function compareChunk(
  tx: Tx,
  programId: string,
  figures: readonly CustomerFigures[],
  found: LedgerComparison,
): Promise<void> {
  const members = figures.flatMap(({ memberId, customerId }) => (memberId ? [{ id: memberId, customerId }] : []))
  const program = await tx.db.program.findUniqueOrThrow({
    where: { merchantId_id: { merchantId: tx.merchantId, id: programId } },
    select: { currencyCode: true },
  })
  const ledger = await readLedgerSums(tx, programId, program.currencyCode, members)
  const tiers = await readTierPeriods(
    tx,
    members.map(({ id }) => id),
  )
  for (const { memberId, customerId, scenarios } of figures) {
    const [live] = scenarios
    const sums = ledger.get(memberId ?? "")
    if (!live || !sums || memberId === null) continue
    found.members += 1
    found.issuedPoints += sums.flows.issued
    const said = told(sums.flows, sums.corrected, tiers.get(memberId) ?? [])
    const played = told(live.flows, sums.corrected, live.periods)
    if (JSON.stringify(said) === JSON.stringify(played)) continue
    found.different += 1
    if (found.differences.length >= listed) continue
    found.differences.push({ memberId, externalId: await nameOf(tx, customerId), ledger: said, backtest: played })
  }
}

/** Figures and tiers in one form, so that they can be held against each other. */
function told(
  { issued, reversed, ...flows }: Flows,
  corrected: boolean,
  periods: readonly Pick<TierPeriod, "tierId" | "from" | "to">[],
): Record<string, string> {
  const given = corrected ? { given: issued - reversed } : { issued, reversed }
  const points = Object.entries({ ...given, ...flows }).map(([kind, sum]) => [kind, String(sum)])
  const tiers = joined(periods).map(({ tierId, from, to }) => `${tierId} ${from.toISOString()} ${to?.toISOString()}`)
  return { ...Object.fromEntries(points), tiers: tiers.join("; ") }
}

/** Periods of one tier that follow each other are one. */
function joined(periods: readonly Pick<TierPeriod, "tierId" | "from" | "to">[]) {
  const whole: { tierId: string; from: Date; to: Date | null }[] = []
  for (const { tierId, from, to } of periods) {
    const last = whole.at(-1)
    if (last && last.tierId === tierId && last.to?.getTime() === from.getTime()) last.to = to
    else whole.push({ tierId, from, to })
  }
  return whole
}

async function nameOf(tx: Tx, id: string): Promise<string | null> {
  const customer = await tx.db.customer.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id } },
    select: { externalId: true },
  })
  return customer?.externalId ?? null
}
