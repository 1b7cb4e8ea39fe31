import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type JobView, jobView } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"

/** The latest job that awards a program's history, or null: publishing began it. */
export async function getAwardJob(ctx: Ctx, { programId }: { programId: string }): Promise<JobView | null> {
  requirePermission(ctx, "programs:read")
  const job = await inRead(ctx, (tx) =>
    tx.db.job.findFirst({
      where: {
        merchantId: ctx.merchantId,
        kind: "award-history",
        input: { path: ["programId"], equals: programId },
      },
      orderBy: { id: "desc" },
    }),
  )
  return job && jobView(job)
}
