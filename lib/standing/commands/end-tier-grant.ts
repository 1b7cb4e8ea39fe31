import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { EndTierGrantInput } from "../schema"
import { endGrant } from "../steps/end-grant"
import { readTierGrants, type TierGrantView } from "../steps/tier-grant-view"

/** Ends a tier that was given, from now on. Throws `not_found`, `tier_grant_ended`, `member_not_active`. */
export async function endTierGrant(ctx: Ctx, { id, reason }: EndTierGrantInput): Promise<TierGrantView> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const { memberId } = await endGrant(tx, id, reason ?? null)
    await recordAudit(tx, "tier.endGrant", memberId, { grantId: id })
    const [view] = await readTierGrants(tx, { id })
    if (!view) throw new DomainError("not_found")
    return view
  })
}
