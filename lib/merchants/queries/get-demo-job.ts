import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type JobView, jobView } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"

/** The job that is filling the demo merchant, or null: another merchant, or filled already. */
export async function getDemoJob(ctx: Ctx): Promise<JobView | null> {
  requirePermission(ctx, "merchants:read")
  if (!ctx.merchant.isDemo) return null
  const job = await inRead(ctx, (tx) =>
    tx.db.job.findFirst({
      where: { merchantId: ctx.merchantId, kind: "demo", status: { in: ["queued", "running"] } },
    }),
  )
  return job && jobView(job)
}
