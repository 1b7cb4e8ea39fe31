import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { CreateProgramInput } from "../schema"
import { type ProgramView, readProgram } from "../steps/read-program"
import { basicsColumns } from "../steps/write-basics"

/** Makes a program as a draft. Throws `slug_taken`. */
export async function createProgram(ctx: Ctx, input: CreateProgramInput): Promise<ProgramView> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    const basics = { ...input, returnPolicy: input.returnPolicy ?? "withinBalance" }
    await tx.db.program.create({
      data: { merchantId: tx.merchantId, id, ...basicsColumns(basics), createdAt: tx.now },
    })
    await recordAudit(tx, "program.create", id, { joinPolicy: basics.joinPolicy })
    return readProgram(tx, id)
  })
}
