import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { EarningRule } from "../domain/definition"
import type { EarningRuleInput } from "../schema"
import { ruleColumns } from "../steps/draft-rows"
import { lockDraft } from "../steps/lock-draft"
import { ruleOf } from "../steps/read-program"

/** Adds a rule to the draft, after the others. Throws `not_found`. */
export async function addEarningRule(
  ctx: Ctx,
  { programId, rule }: { programId: string; rule: EarningRuleInput },
): Promise<EarningRule & { programId: string }> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, programId)
    const last = await tx.db.earningRule.aggregate({
      where: { merchantId: tx.merchantId, programId },
      _max: { position: true },
    })
    const row = await tx.db.earningRule.create({
      data: {
        merchantId: tx.merchantId,
        id: newId(),
        programId,
        position: (last._max.position ?? 0) + 1,
        createdAt: tx.now,
        ...ruleColumns(rule),
      },
    })
    await recordAudit(tx, "earningRule.add", row.id, { programId })
    return { ...ruleOf(row), programId }
  })
}
