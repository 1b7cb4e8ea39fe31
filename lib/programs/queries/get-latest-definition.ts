import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { ProgramDefinition } from "../domain/definition"

/** The version published last, or null for a draft: what the draft's differences are told against. */
export async function getLatestDefinition(
  ctx: Ctx,
  { programId }: { programId: string },
): Promise<ProgramDefinition | null> {
  requirePermission(ctx, "programs:read")
  const version = await inRead(ctx, (tx) =>
    tx.db.programVersion.findFirst({
      where: { merchantId: ctx.merchantId, programId },
      orderBy: { number: "desc" },
      select: { definition: true },
    }),
  )
  return (version?.definition as ProgramDefinition | undefined) ?? null
}
