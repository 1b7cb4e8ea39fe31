import type { Tx } from "@/lib/core/ctx"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import { giftEnd } from "@/lib/tiers/domain/gift-end"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import type { GrantKind } from "@/lib/tiers/domain/tier-grant"
import { readGiverTiers } from "@/lib/tiers/steps/read-giver-tiers"

export interface TierGrantView {
  id: string
  memberId: string
  tier: { id: string; name: string; rank: number }
  kind: GrantKind
  /** planned, running or ended. */
  status: "planned" | "running" | "ended"
  from: string
  /** The first instant at which it no longer holds; null: until somebody ends it. */
  until: string | null
  reason: string
  target: { metric: TierMetric; threshold: number } | null
  giverMemberId: string | null
  createdAt: string
  createdBy: string
  endedAt: string | null
  endedBy: string | null
  endReason: string | null
}

const include = { tier: { select: { id: true, name: true, rank: true } } } satisfies Prisma.TierGrantInclude

/** Tier grants, newest first; a gift ends at the latest when its giver's tier does. */
export async function readTierGrants(tx: Tx, where: Prisma.TierGrantWhereInput): Promise<TierGrantView[]> {
  const rows = await tx.db.tierGrant.findMany({
    where: { ...where, merchantId: tx.merchantId },
    include,
    orderBy: { id: "desc" },
    take: 200,
  })
  const falls = await readFalls(tx, rows)
  return rows.map(({ merchantId: _, programId: __, tierId: ___, fromAt, untilAt, endedAt, createdAt, ...row }) => {
    const until = earliest([untilAt, endedAt, falls.get(row.id) ?? null])
    return {
      ...row,
      kind: row.kind as GrantKind,
      target: row.target as TierGrantView["target"],
      status: until !== null && until <= tx.now ? "ended" : endedAt ? "ended" : fromAt > tx.now ? "planned" : "running",
      from: fromAt.toISOString(),
      until: until?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    }
  })
}

interface Given {
  id: string
  programId: string
  tierId: string
  fromAt: Date
  giverMemberId: string | null
}

/** When gifts end with their givers' tiers, by the grant's id. */
async function readFalls(tx: Tx, rows: readonly Given[]): Promise<Map<string, Date | null>> {
  const gifts = rows.flatMap((row) => (row.giverMemberId === null ? [] : [{ ...row, giver: row.giverMemberId }]))
  if (gifts.length === 0) return new Map()
  const givers = await readGiverTiers(
    tx,
    gifts.map(({ giver }) => giver),
  )
  const ladders = new Map((await loadPrograms(tx)).map((program) => [program.id, program.ladders]))
  return new Map(
    gifts.map(({ id, programId, tierId, fromAt, giver }) => {
      return [id, giftEnd(givers.get(giver) ?? [], tierId, fromAt, ladders.get(programId) ?? [])]
    }),
  )
}

function earliest(ends: readonly (Date | null)[]): Date | null {
  return ends.reduce((first, end) => (first === null || (end !== null && end < first) ? end : first), null)
}
