import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { loadPrograms, versionAt } from "@/lib/programs/steps/load-versions"
import type { TierReason } from "@/lib/tiers/domain/tier-reason"
import { describeReason } from "../domain/describe-reason"

export interface MemberTier {
  tier: { id: string; name: string; rank: number }
  from: string
  /** The first instant at which it no longer holds; null: no end is known. */
  to: string | null
  reason: TierReason
  /** The reason in a sentence. */
  why: string
}

const most = 500

/** A member's tiers over time, newest first, those that are known ahead included, each with why it began. Throws `not_found`. */
export async function listMemberTiers(
  ctx: Ctx,
  { memberId }: { memberId: string },
): Promise<{ data: MemberTier[]; nextCursor: null }> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  const { timeZone } = ctx.merchant
  return inRead(ctx, async (tx) => {
    const member = await tx.db.member.findUnique({
      where: { merchantId_id: { merchantId: tx.merchantId, id: memberId } },
      select: { programId: true },
    })
    if (!member) throw new DomainError("not_found")
    const program = (await loadPrograms(tx)).find(({ id }) => id === member.programId)
    const held = program && versionAt(program, tx.now)
    if (!held) return { data: [], nextCursor: null }
    const rows = await tx.db.tierPeriod.findMany({
      where: { merchantId: tx.merchantId, memberId },
      orderBy: { fromAt: "desc" },
      take: most,
      select: { fromAt: true, toAt: true, reason: true, tier: { select: { id: true, name: true, rank: true } } },
    })
    const units = { ...held.compiled.definition, timeZone }
    const data = rows.map(({ fromAt, toAt, reason, tier }): MemberTier => {
      const known = reason as TierReason
      const why = describeReason(known, units)
      return { tier, from: fromAt.toISOString(), to: toAt?.toISOString() ?? null, reason: known, why }
    })
    return { data, nextCursor: null }
  })
}
