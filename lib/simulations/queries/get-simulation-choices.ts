import { addMonths, type Day, localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { usualMarginBasisPoints, usualRedemptionBasisPoints } from "../domain/assumptions"
import { cheapestReward } from "../steps/cheapest-reward"
import { readRedeemedShare } from "../steps/read-redeemed-share"

export interface ProgramChoice {
  id: string
  name: string
  published: boolean
  points: string
  /** What the cheapest reward costs; null: there is none. */
  rewardPoints: number | null
  versions: { id: string; number: number; publishedAt: string }[]
}

export interface SimulationChoices {
  programs: ProgramChoice[]
  /** The days from the first to the last purchase; null: nothing was bought yet. */
  history: { from: Day; to: Day; purchases: number } | null
  /** The period that is offered first: the last twelve months of the history. */
  period: { from: Day; to: Day } | null
  /** Of the program asked for. */
  redemptionBasisPoints: number
  redemptionFrom: "live" | "usual"
  marginBasisPoints: number
}

/** What a backtest can be made of. `programId` is the one that it is for; default: the first. */
export async function getSimulationChoices(
  ctx: Ctx,
  { programId }: { programId?: string | undefined } = {},
): Promise<SimulationChoices> {
  requirePermission(ctx, "simulations:read")
  return inRead(ctx, async (tx) => {
    const programs = await readPrograms(tx)
    const chosen = programs.find(({ id }) => id === programId) ?? programs[0]
    const redeemed = chosen?.published ? await readRedeemedShare(tx, chosen.id) : null
    const history = await readSpan(tx)
    return {
      programs,
      history,
      period: history && lastYearOf(history),
      redemptionBasisPoints: redeemed ?? usualRedemptionBasisPoints,
      redemptionFrom: redeemed === null ? "usual" : "live",
      marginBasisPoints: usualMarginBasisPoints,
    }
  })
}

async function readPrograms(tx: Tx): Promise<ProgramChoice[]> {
  const rows = await tx.db.program.findMany({
    where: { merchantId: tx.merchantId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      status: true,
      currencyPlural: true,
      versions: { select: { id: true, number: true, publishedAt: true }, orderBy: { number: "desc" } },
    },
  })
  const choices: ProgramChoice[] = []
  for (const { id, name, status, currencyPlural, versions } of rows) {
    const reward = await cheapestReward(tx, id)
    choices.push({
      id,
      name,
      published: status === "published",
      points: currencyPlural,
      rewardPoints: reward?.costPoints ?? null,
      versions: versions.map((version) => ({ ...version, publishedAt: version.publishedAt.toISOString() })),
    })
  }
  return choices
}

async function readSpan(tx: Tx): Promise<SimulationChoices["history"]> {
  const { _min, _max, _sum } = await tx.db.customer.aggregate({
    where: { merchantId: tx.merchantId },
    _min: { firstPurchaseAt: true },
    _max: { lastPurchaseAt: true },
    _sum: { purchaseCount: true },
  })
  const [first, last] = [_min.firstPurchaseAt, _max.lastPurchaseAt]
  if (!first || !last) return null
  const { timeZone } = tx.merchant
  return { from: localDay(first, timeZone), to: localDay(last, timeZone), purchases: Number(_sum.purchaseCount ?? 0n) }
}

function lastYearOf({ from, to }: { from: Day; to: Day }) {
  const start = addMonths(to, -12)
  return { from: start > from ? start : from, to }
}
