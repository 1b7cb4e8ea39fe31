import type { Tx } from "@/lib/core/ctx"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import type { GrantKind } from "@/lib/tiers/domain/tier-grant"

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

/** Tier grants, newest first. */
export async function readTierGrants(tx: Tx, where: Prisma.TierGrantWhereInput): Promise<TierGrantView[]> {
  const rows = await tx.db.tierGrant.findMany({
    where: { ...where, merchantId: tx.merchantId },
    include,
    orderBy: { id: "desc" },
    take: 200,
  })
  return rows.map(({ merchantId: _, programId: __, tierId: ___, fromAt, untilAt, endedAt, createdAt, ...row }) => {
    const until = endedAt && (untilAt === null || endedAt < untilAt) ? endedAt : untilAt
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
