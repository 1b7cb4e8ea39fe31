import { invalidInput } from "@/lib/core/api/problem"
import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { Tier } from "@/lib/tiers/domain/tier"
import { tierSchema } from "@/lib/tiers/schema"
import { tierColumns } from "../steps/draft-rows"
import { lockDraft } from "../steps/lock-draft"
import { tierOf } from "../steps/read-program"

type Input = { programId: string; tierId: string; changes: Record<string, unknown> }

/** Changes the fields named of a draft tier; null takes an option away. Throws `not_found`, `invalid_input`, `name_taken`, `rank_taken`. */
export async function updateTier(
  ctx: Ctx,
  { programId, tierId, changes }: Input,
): Promise<Tier & { programId: string }> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, programId)
    const row = await tx.db.tier.findFirst({
      where: { merchantId: tx.merchantId, id: tierId, programId, archivedAt: null },
    })
    if (!row) throw new DomainError("not_found")
    const { id: _, ...before } = tierOf(row)
    const merged = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null)
    const parsed = tierSchema.safeParse(Object.fromEntries(merged))
    if (!parsed.success) throw invalidInput(parsed.error)
    const saved = await tx.db.tier.update({
      where: { merchantId_id: { merchantId: tx.merchantId, id: tierId } },
      data: tierColumns(parsed.data),
    })
    await recordAudit(tx, "tier.update", tierId, { programId, fields: Object.keys(changes) })
    return { ...tierOf(saved), programId }
  })
}
