import { type Day, localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { formatPoints } from "@/lib/core/points"
import type { PointsCurrency, ProgramDefinition } from "@/lib/programs/domain/definition"
import { type Change, describeChanges } from "@/lib/programs/domain/describe-changes"
import { timelineOf } from "@/lib/programs/domain/timeline"
import { readVersions, type StoredVersion } from "@/lib/programs/steps/read-versions"
import { readPrices } from "@/lib/programs/steps/reward-prices"
import type { OfferedReward } from "../domain/offered-reward"
import { listOfferedRewards } from "./list-offered-rewards"

/** A change as anybody may read it. */
export interface PublicChange {
  /** The local day from which it holds; null: from the beginning. */
  day: Day | null
  /** It is still to come. */
  isToCome: boolean
  note: string | null
  changes: Change[]
}

/** What a point was, is or will be worth from a day on; null: from the beginning. */
export interface PublicValue {
  day: Day | null
  points: number
  amountMinor: number
}

/** A program as anybody may see it: what holds, what changed and what is to come. Nothing of drafts, people or segments. */
export interface PublicProgram {
  id: string
  name: string
  slug: string
  currency: PointsCurrency
  moneyCurrency: string
  definition: ProgramDefinition
  rewards: OfferedReward[]
  /** The latest first. */
  changes: PublicChange[]
  values: PublicValue[]
  publishedDay: Day
}

/** Read again after this: a change of a reward shows within it, one of the program at once. */
const keptMs = 15_000
const mostKept = 500
const kept = new Map<string, { until: number; program: PublicProgram }>()

/**
 * A published program's public page by the program's address; null for a draft or an unknown one. Kept for moments, for each
 * merchant, program and revision by itself, so that a crowd costs one reading.
 */
export async function getPublicProgram(ctx: Ctx, slug: string): Promise<PublicProgram | null> {
  requirePermission(ctx, "portal:use")
  const where = { merchantId_slug: { merchantId: ctx.merchantId, slug } }
  const row = await inRead(ctx, (tx) => tx.db.program.findUnique({ where }))
  if (row?.status !== "published" || !row.publishedAt) return null
  const slot = Math.floor(ctx.now.getTime() / keptMs)
  const key = `${ctx.merchantId} ${row.id} ${row.revision} ${slot}`
  const known = kept.get(key)
  if (known && known.until > ctx.now.getTime()) return known.program
  const program = await readPublic(ctx, row.id, slug, row.publishedAt)
  if (!program) return null
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, { until: (slot + 1) * keptMs, program })
  return program
}

async function readPublic(ctx: Ctx, id: string, slug: string, publishedAt: Date): Promise<PublicProgram | null> {
  const { timeZone } = ctx.merchant
  const { versions, priced } = await inRead(ctx, async (tx) => ({
    versions: timelineOf(await readVersions(tx, id)),
    priced: await readPriced(tx, id),
  }))
  const held = versions.findLast(({ from }) => from === null || from <= ctx.now)
  if (!held) return null
  const { definition } = held
  const changes = [...changesOf(versions, priced, ctx), ...changedAtOnce(priced, definition.currency, ctx)]
  return {
    id,
    slug,
    name: definition.name,
    currency: definition.currency,
    moneyCurrency: definition.moneyCurrency,
    definition,
    rewards: (await listOfferedRewards(ctx, id)).filter(({ state }) => state === "live" || state === "upcoming"),
    changes: changes.sort((a, b) => ((a.day ?? "") < (b.day ?? "") ? 1 : -1)),
    values: valuesOf(versions, timeZone),
    publishedDay: localDay(publishedAt, timeZone),
  }
}

/**
 * What each version changed; one that changes nothing for members is left out, as one that only brings back what held. Prices are
 * told as they were recorded: a version repeats those that were changed at once before it.
 */
function changesOf(versions: readonly StoredVersion[], priced: readonly Priced[], ctx: Ctx): PublicChange[] {
  const { timeZone } = ctx.merchant
  return versions.flatMap((version, index): PublicChange[] => {
    const before = versions[index - 1]
    if (!before || !version.from) return []
    const { currency } = version.definition
    const told = describeChanges(before.definition, version.definition, { timeZone }, "members").filter(
      ({ about, kind }) => about !== "segment" && !(about === "reward" && kind === "changed"),
    )
    const prices = priced.filter(({ versionId }) => versionId === version.id)
    const changes = [...told, ...prices.map((price) => changeOf(price, currency))]
    if (changes.length === 0) return []
    return [{ day: localDay(version.from, timeZone), isToCome: version.from > ctx.now, note: version.note, changes }]
  })
}

interface Priced {
  name: string
  costPoints: bigint
  oldPoints: bigint
  from: Date
  versionId: string | null
}

/** Each change of a price of a reward that is not archived. */
async function readPriced(tx: Tx, programId: string): Promise<Priced[]> {
  const rewards = await tx.db.reward.findMany({
    where: { merchantId: tx.merchantId, programId, archivedAt: null },
    select: { id: true, name: true },
  })
  const prices = await readPrices(
    tx,
    rewards.map(({ id }) => id),
  )
  return rewards.flatMap(({ id, name }) => {
    const held = timelineOf(prices.get(id) ?? [])
    return held.flatMap(({ costPoints, from, versionId }, index): Priced[] => {
      const oldPoints = held[index - 1]?.costPoints
      if (oldPoints === undefined || oldPoints === costPoints) return []
      return [{ name, costPoints, oldPoints, from, versionId }]
    })
  })
}

/** Prices that were changed without a version. */
function changedAtOnce(priced: readonly Priced[], currency: PointsCurrency, ctx: Ctx): PublicChange[] {
  return priced
    .filter(({ versionId }) => versionId === null)
    .map((price) => {
      const day = localDay(price.from, ctx.merchant.timeZone)
      return { day, isToCome: price.from > ctx.now, note: null, changes: [changeOf(price, currency)] }
    })
}

function changeOf({ name, oldPoints, costPoints }: Priced, currency: PointsCurrency): Change {
  const told = (points: bigint) => `${name} for ${formatPoints(points, currency)}.`
  const what = `Reward ${name}`
  return { kind: "changed", about: "reward", what, before: told(oldPoints), after: told(costPoints) }
}

function valuesOf(versions: readonly StoredVersion[], timeZone: string): PublicValue[] {
  const all = versions.map(({ from, definition }) => ({
    day: from && localDay(from, timeZone),
    ...definition.currency.value,
  }))
  return all.filter(({ points, amountMinor }, index) => {
    const before = all[index - 1]
    return !before || before.points * amountMinor !== points * before.amountMinor
  })
}
