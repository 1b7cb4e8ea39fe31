import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { TierGrantInput } from "../schema"
import { findGrantee } from "../steps/find-grantee"
import { giveTier } from "../steps/give-tier"
import { readTierGrants, type TierGrantView } from "../steps/tier-grant-view"

/**
 * Gives a member a tier beside what is earned: by hand, as a match of another program's status, as another member's gift,
 * or as a head start from joining on. What was earned since it begins is corrected by it. Throws `not_found`,
 * `invalid_input`, `member_not_active`, and of gifts `tier_already_held`, `giver_tier_too_low`.
 */
export async function grantTier(ctx: Ctx, input: TierGrantInput): Promise<TierGrantView> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const member = await findGrantee(tx, input.memberId)
    const id = await giveTier(tx, member, input)
    await recordAudit(tx, "tier.grant", member.id, { grantId: id, kind: input.kind, tierId: input.tierId })
    const [view] = await readTierGrants(tx, { id })
    if (!view) throw new DomainError("not_found")
    return view
  })
}
