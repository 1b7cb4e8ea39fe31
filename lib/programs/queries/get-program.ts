import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type ProgramView, readProgram } from "../steps/read-program"

/** A program with its draft rules and tiers. Throws `not_found`. */
export async function getProgramOrThrow(ctx: Ctx, { programId }: { programId: string }): Promise<ProgramView> {
  requirePermission(ctx, "programs:read")
  return inRead(ctx, (tx) => readProgram(tx, programId))
}
