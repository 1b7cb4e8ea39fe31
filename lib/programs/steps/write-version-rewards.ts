import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import type { ProgramDefinition } from "../domain/definition"
import { heldAt, timelineOf } from "../domain/timeline"
import { readPrices, writePrices } from "./reward-prices"

interface VersionRewards {
  programId: string
  definition: ProgramDefinition
  /** Null: from the beginning of time. */
  start: Date | null
  /** What was published last before. */
  before: ProgramDefinition | undefined
  /** Those that are not offered from the start on. */
  withdrawn: readonly string[]
}

/**
 * Makes what a version says of rewards hold from its start: prices, what is not offered any more, and what is offered again.
 * A version that says nothing of rewards leaves them as they are; rewards that it does not know stay too.
 */
export async function writeVersionRewards(tx: Tx, input: VersionRewards): Promise<void> {
  const { programId, definition, before, withdrawn } = input
  const start = input.start ?? tx.now
  if (!definition.rewards) return
  const owned = { merchantId: tx.merchantId, programId, archivedAt: null }
  const rows = await tx.db.reward.findMany({ where: owned, select: { id: true, costPoints: true } })
  const recorded = await readPrices(
    tx,
    rows.map(({ id }) => id),
  )
  const wanted = new Map(definition.rewards.map((reward) => [reward.id, reward]))
  const prices = rows.flatMap(({ id, costPoints }) => {
    const reward = wanted.get(id)
    if (!reward) return []
    const own = recorded.get(id) ?? []
    const held = heldAt(own, start)?.costPoints ?? costPoints
    const waits = timelineOf(own).some(({ from }) => from > start)
    if (held === BigInt(reward.costPoints) && !waits) return []
    return [{ rewardId: id, costPoints: BigInt(reward.costPoints), from: start, versionId: definition.versionId }]
  })
  await writePrices(tx, prices)
  await tx.db.reward.updateMany({
    where: { ...owned, id: { in: [...withdrawn] }, OR: [{ endsAt: null }, { endsAt: { gt: start } }] },
    data: { endsAt: start, draft: Prisma.DbNull },
  })
  const offered = new Set(before?.rewards?.map(({ id }) => id))
  for (const { id, endsAt } of before?.rewards ? definition.rewards : []) {
    if (offered.has(id)) continue
    const data = { endsAt: endsAt ? new Date(endsAt) : null }
    await tx.db.reward.updateMany({ where: { ...owned, id, endsAt: { not: null } }, data })
  }
}
