import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { TierInput } from "@/lib/tiers/schema"
import { tierColumns } from "../steps/draft-rows"
import { lockDraft } from "../steps/lock-draft"
import { tierOf } from "../steps/read-program"

/** Adds a tier to the draft. Throws `not_found`, `name_taken`, `rank_taken`, `unsupported_option`. */
export async function addTier(
  ctx: Ctx,
  { programId, tier }: { programId: string; tier: TierInput },
): Promise<Tier & { programId: string }> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, programId)
    const row = await tx.db.tier.create({
      data: { merchantId: tx.merchantId, id: newId(), programId, createdAt: tx.now, ...tierColumns(tier) },
    })
    await recordAudit(tx, "tier.add", row.id, { programId })
    return { ...tierOf(row), programId }
  })
}
