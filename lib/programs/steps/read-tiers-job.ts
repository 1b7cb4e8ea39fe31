import type { Tx } from "@/lib/core/ctx"
import { type JobView, jobView } from "@/lib/core/jobs"

/** The latest job of publishing, where it has not written the members' tiers yet or could not; null: they are written. */
export async function readTiersJob(tx: Tx, programId: string): Promise<JobView | null> {
  const job = await tx.db.job.findFirst({
    where: {
      merchantId: tx.merchantId,
      kind: "award-history",
      input: { path: ["programId"], equals: programId },
    },
    orderBy: { id: "desc" },
  })
  return job && job.status !== "done" ? jobView(job) : null
}
