import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"

export interface TierNoticeView {
  id: string
  tier: { id: string; name: string }
  nextTier: { id: string; name: string } | null
  /** The first instant of the lower tier, as it was foreseen. */
  endsAt: string
  daysBefore: number
  noticedAt: string
  /** Whether that end is still the one that is foreseen. */
  stillDue: boolean
}

const most = 100

/** What a member, or one who was merged into it, was told of the end of a tier, newest first. Throws `not_found`. */
export async function listTierNotices(
  ctx: Ctx,
  { memberId }: { memberId: string },
): Promise<{ data: TierNoticeView[]; nextCursor: null }> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: tx.merchantId, id: memberId } }
    const member = await tx.db.member.findUnique({
      where: key,
      select: { id: true, customerId: true, programId: true },
    })
    if (!member) throw new DomainError("not_found")
    const merged = await mergedMembers(tx, member.programId, [member])
    const where = { merchantId: tx.merchantId, memberId }
    const told = { merchantId: tx.merchantId, memberId: { in: [memberId, ...merged.keys()] } }
    const rows = await tx.db.tierNotice.findMany({ where: told, orderBy: { id: "desc" }, take: most })
    const tierIds = rows.flatMap(({ tierId, nextTierId }) => [tierId, ...(nextTierId ? [nextTierId] : [])])
    const tiers = await tx.db.tier.findMany({
      where: { merchantId: tx.merchantId, id: { in: tierIds } },
      select: { id: true, name: true },
    })
    const ends = await tx.db.tierPeriod.findMany({ where: { ...where, toAt: { gt: tx.now } }, select: { toAt: true } })
    const foreseen = new Set(ends.map(({ toAt }) => toAt?.getTime()))
    const tierOf = (id: string | null) => tiers.find((tier) => tier.id === id) ?? null
    const data = rows.map(
      ({ id, tierId, nextTierId, endsAt, daysBefore, noticedAt }): TierNoticeView => ({
        id,
        tier: tierOf(tierId) ?? { id: tierId, name: "" },
        nextTier: tierOf(nextTierId),
        endsAt: endsAt.toISOString(),
        daysBefore,
        noticedAt: noticedAt.toISOString(),
        stillDue: foreseen.has(endsAt.getTime()),
      }),
    )
    return { data, nextCursor: null }
  })
}
