import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type Basics, basicsOf } from "../steps/read-program"

export interface ProgramSummary extends Basics {
  id: string
  status: "draft" | "published"
  publishedAt: string | null
  createdAt: string
}

type Page = { limit?: number | undefined; cursor?: string | undefined }

/** Programs, the oldest first; `cursor` is the id after which to go on. */
export async function listPrograms(
  ctx: Ctx,
  { limit = 50, cursor }: Page = {},
): Promise<{ data: ProgramSummary[]; nextCursor: string | null }> {
  requirePermission(ctx, "programs:read")
  const rows = await inRead(ctx, (tx) =>
    tx.db.program.findMany({
      where: { merchantId: ctx.merchantId, ...(cursor ? { id: { gt: cursor } } : {}) },
      orderBy: { id: "asc" },
      take: limit + 1,
    }),
  )
  const data = rows.slice(0, limit).map((program) => ({
    id: program.id,
    ...basicsOf(program),
    status: program.status as ProgramSummary["status"],
    publishedAt: program.publishedAt?.toISOString() ?? null,
    createdAt: program.createdAt.toISOString(),
  }))
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null }
}
