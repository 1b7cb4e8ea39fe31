import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { ProgramFile } from "../schema-program-file"
import { readProgramFile } from "../steps/program-file"

/** A program as JSON, as its draft stands: imported again it changes nothing. Throws `not_found`. */
export async function exportProgram(ctx: Ctx, { programId }: { programId: string }): Promise<ProgramFile> {
  requirePermission(ctx, "programs:read")
  requirePermission(ctx, "rewards:read")
  return inRead(ctx, (tx) => readProgramFile(tx, programId))
}
