import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { UpdateProgramInput } from "../schema"
import { writeRewardDrafts } from "../steps/draft-rewards"
import { lockDraft } from "../steps/lock-draft"
import { type ProgramView, readProgram } from "../steps/read-program"
import { writeBasics } from "../steps/write-basics"

/**
 * Changes the fields named; of a live program they wait to be published.
 * Throws `not_found`, `conflict`, `slug_taken`, and `unsupported_option` for what a live program cannot change.
 */
export async function updateProgram(
  ctx: Ctx,
  { programId, revision, rewards, ...input }: UpdateProgramInput & { programId: string },
): Promise<ProgramView> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    const program = await lockDraft(tx, programId, revision)
    const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    await writeBasics(tx, program, changes)
    if (rewards) await writeRewardDrafts(tx, programId, rewards)
    const fields = [...Object.keys(changes), ...(rewards ? ["rewards"] : [])]
    await recordAudit(tx, "program.update", programId, { fields })
    return readProgram(tx, programId)
  })
}
