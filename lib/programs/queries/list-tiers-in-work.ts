import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { JobView } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"
import { readTiersJob } from "../steps/read-tiers-job"

/** A program whose members' tiers are not written yet as its versions make them. */
export interface TiersInWork {
  programName: string
  job: JobView
}

/** The programs whose lists and charts of tiers are behind what was published; who asks for one member is answered rightly all the same. */
export async function listTiersInWork(ctx: Ctx): Promise<TiersInWork[]> {
  requirePermission(ctx, "programs:read")
  return inRead(ctx, async (tx) => {
    const programs = await tx.db.program.findMany({
      where: { merchantId: tx.merchantId, status: "published" },
      orderBy: { id: "asc" },
      select: { id: true, name: true },
    })
    const found: TiersInWork[] = []
    for (const { id, name } of programs) {
      const job = await readTiersJob(tx, id)
      if (job) found.push({ programName: name, job })
    }
    return found
  })
}
