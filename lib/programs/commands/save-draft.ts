import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { SaveDraftInput } from "../schema"
import { writeRewardDrafts } from "../steps/draft-rewards"
import { lockDraft } from "../steps/lock-draft"
import { type ProgramView, readProgram } from "../steps/read-program"
import { writeBasics } from "../steps/write-basics"
import { writeDraft } from "../steps/write-draft"

/**
 * Saves the whole draft as the designer shows it: rules and tiers that are not named are removed from it;
 * of rewards that are not named nothing waits any more.
 * Throws `not_found`, `conflict` where somebody saved since `revision`, `name_taken`, `slug_taken`, `unsupported_option`.
 */
export async function saveDraft(ctx: Ctx, input: SaveDraftInput): Promise<ProgramView> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    const program = await lockDraft(tx, input.programId, input.revision)
    await writeBasics(tx, program, input.program)
    await writeDraft(tx, input)
    if (input.rewards) await writeRewardDrafts(tx, program.id, input.rewards)
    await recordAudit(tx, "program.saveDraft", program.id, { rules: input.rules.length, tiers: input.tiers.length })
    return readProgram(tx, program.id)
  })
}
