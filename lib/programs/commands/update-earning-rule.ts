import { invalidInput } from "@/lib/core/api/problem"
import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { EarningRule } from "../domain/definition"
import { earningRuleSchema } from "../schema"
import { ruleColumns } from "../steps/draft-rows"
import { lockDraft } from "../steps/lock-draft"
import { ruleOf } from "../steps/read-program"

type Input = { programId: string; ruleId: string; changes: Record<string, unknown> }

/** Changes the fields named of a draft rule; null takes an option away. Throws `not_found`, `invalid_input`. */
export async function updateEarningRule(
  ctx: Ctx,
  { programId, ruleId, changes }: Input,
): Promise<EarningRule & { programId: string }> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, programId)
    const row = await tx.db.earningRule.findFirst({ where: { merchantId: tx.merchantId, id: ruleId, programId } })
    if (!row) throw new DomainError("not_found")
    const { id: _, ...before } = ruleOf(row)
    const merged = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null)
    const parsed = earningRuleSchema.safeParse(Object.fromEntries(merged))
    if (!parsed.success) throw invalidInput(parsed.error)
    const saved = await tx.db.earningRule.update({
      where: { merchantId_id: { merchantId: tx.merchantId, id: ruleId } },
      data: ruleColumns(parsed.data),
    })
    await recordAudit(tx, "earningRule.update", ruleId, { programId, fields: Object.keys(changes) })
    return { ...ruleOf(saved), programId }
  })
}
