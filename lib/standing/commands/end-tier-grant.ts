import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { EndTierGrantInput } from "../schema"
import { actorWords } from "../steps/actor-words"
import { findGrantee } from "../steps/find-grantee"
import { judgeStanding } from "../steps/judge-standing"
import { readTierGrants, type TierGrantView } from "../steps/tier-grant-view"

/** Ends a tier that was given, from now on. Throws `not_found`, `tier_grant_ended`, `member_not_active`. */
export async function endTierGrant(ctx: Ctx, { id, reason }: EndTierGrantInput): Promise<TierGrantView> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: tx.merchantId, id } }
    const found = await tx.db.tierGrant.findUnique({ where: key, select: { memberId: true } })
    if (!found) throw new DomainError("not_found")
    const member = await findGrantee(tx, found.memberId)
    const [before] = await readTierGrants(tx, { id })
    if (!before || before.status === "ended") throw new DomainError("tier_grant_ended")
    await tx.db.tierGrant.update({
      where: key,
      data: { endedAt: tx.now, endedBy: actorWords(tx.actor), endReason: reason ?? null },
    })
    await recordAudit(tx, "tier.endGrant", member.id, { grantId: id })
    await judgeStanding(tx, member, tx.now, `${before.tier.name} that was given ended`)
    const [view] = await readTierGrants(tx, { id })
    if (!view) throw new DomainError("not_found")
    return view
  })
}
