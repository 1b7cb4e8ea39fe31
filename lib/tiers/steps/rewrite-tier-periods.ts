import canonicalize from "canonicalize"
import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { emit, type TierDelta } from "@/lib/core/outbox"
import type { TierPeriod } from "../domain/tier-input"
import type { TierReason } from "../domain/tier-reason"

/** What holds for a member from an instant on. */
export interface TierRewrite {
  memberId: string
  programId: string
  /** The start of the day that the change touches, or of joining. */
  from: Date
  periods: readonly TierPeriod[]
}

interface StoredPeriod {
  id: string
  memberId: string
  programId: string
  tierId: string
  fromAt: Date
  toAt: Date | null
  reason: TierReason
}

type PlainPeriod = Omit<StoredPeriod, "id" | "memberId" | "programId">

/**
 * Replaces the members' tiers from an instant on; what stays as it was is not touched. Answers how many members each
 * tier gains and loses on which local day.
 */
export async function rewriteTierPeriods(tx: Tx, rewrites: readonly TierRewrite[]): Promise<TierDelta[]> {
  const stored = await readFrom(tx, rewrites)
  const removed: StoredPeriod[] = []
  const added: Omit<StoredPeriod, "id">[] = []
  for (const rewrite of rewrites) {
    const { memberId, programId } = rewrite
    const before = stored.get(memberId) ?? []
    const after = joined(before, rewrite)
    removed.push(...before.filter((one) => !after.some((other) => same(one, other))))
    const fresh = after.filter((one) => !before.some((other) => same(other, one)))
    added.push(
      ...fresh.map(({ tierId, fromAt, toAt, reason }) => ({ memberId, programId, tierId, fromAt, toAt, reason })),
    )
  }
  if (removed.length > 0) {
    const ids = removed.map(({ id }) => id)
    await tx.db.$executeRaw`
      DELETE FROM "tier_period" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${ids}::uuid[])`
  }
  await insertRows(
    tx,
    "TierPeriod",
    added.map((period) => ({ id: newId(), ...period })),
  )
  await tellReceivers(tx, [...new Set([...removed, ...added].map(({ memberId }) => memberId))])
  return deltas(tx, removed, added)
}

async function readFrom(tx: Tx, rewrites: readonly TierRewrite[]): Promise<Map<string, StoredPeriod[]>> {
  const byMember = new Map<string, StoredPeriod[]>()
  if (rewrites.length === 0) return byMember
  const rows = JSON.stringify(rewrites.map(({ memberId, from }) => ({ id: memberId, from })))
  const found = await tx.db.$queryRaw<StoredPeriod[]>`
    SELECT t."id", t."memberId", t."programId", t."tierId", t."fromAt", t."toAt", t."reason"
    FROM json_to_recordset(${rows}::json) AS r(id uuid, "from" timestamptz)
    JOIN "tier_period" t ON t."merchantId" = ${tx.merchantId}::uuid AND t."memberId" = r.id
    WHERE t."toAt" IS NULL OR t."toAt" >= r."from" ORDER BY t."fromAt"`
  for (const period of found) byMember.set(period.memberId, [...(byMember.get(period.memberId) ?? []), period])
  return byMember
}

/** The new periods, joined to what held just before them. */
function joined(before: readonly StoredPeriod[], { from, periods }: TierRewrite): PlainPeriod[] {
  const kept: PlainPeriod[] = before
    .filter(({ fromAt }) => fromAt < from)
    .map(({ tierId, fromAt, toAt, reason }) => {
      return { tierId, fromAt, toAt: toAt === null || toAt > from ? from : toAt, reason }
    })
  const next = periods.map(
    ({ tierId, from: fromAt, to: toAt, reason }): PlainPeriod => ({ tierId, fromAt, toAt, reason }),
  )
  const last = kept.at(-1)
  const first = next[0]
  if (last && first && last.tierId === first.tierId && last.toAt?.getTime() === first.fromAt.getTime()) {
    kept[kept.length - 1] = { ...last, toAt: first.toAt }
    next.shift()
  }
  return [...kept, ...next]
}

function same(stored: PlainPeriod, next: PlainPeriod): boolean {
  const alike = stored.tierId === next.tierId && stored.fromAt.getTime() === next.fromAt.getTime()
  if (!alike || stored.toAt?.getTime() !== next.toAt?.getTime()) return false
  // A reason that is not known any more is no better than the one that is stored.
  return next.reason.kind === undefined || canonicalize(stored.reason) === canonicalize(next.reason)
}

/** Whose tier hangs on that of a member whose tiers changed is judged anew. */
async function tellReceivers(tx: Tx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  const lateMembers = await tx.db.$queryRaw<{ memberId: string; from: string }[]>`
    SELECT "memberId", to_char(min("fromAt") AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "from" FROM "tier_grant"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "giverMemberId" = ANY(${memberIds}::uuid[]) GROUP BY 1`
  if (lateMembers.length > 0) await emit(tx, "tiers.giverChanged", { lateMembers })
}

function deltas(tx: Tx, removed: readonly StoredPeriod[], added: readonly Omit<StoredPeriod, "id">[]): TierDelta[] {
  const sums = new Map<string, TierDelta>()
  const count = (period: Omit<StoredPeriod, "id">, at: Date, delta: number) => {
    const { programId, tierId } = period
    const day = localDay(at, tx.merchant.timeZone)
    const key = `${tierId} ${day}`
    const sum = sums.get(key) ?? { programId, tierId, day, delta: 0 }
    sums.set(key, { ...sum, delta: sum.delta + delta })
  }
  for (const [periods, sign] of [[removed, -1] as const, [added, 1] as const]) {
    for (const period of periods) {
      count(period, period.fromAt, sign)
      if (period.toAt) count(period, period.toAt, -sign)
    }
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0)
}
