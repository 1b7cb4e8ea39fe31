import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import type { JobControl } from "@/lib/core/jobs"
import { type Json, toJson } from "@/lib/core/json"
import { requirePermission } from "@/lib/core/permissions"
import { type Mentions, type SweepPlace, sweptTables } from "../domain/sweep"
import { sweepMentions } from "../steps/sweep-mentions"

/** What the job is given; once all was looked through nothing is left of it, as it names the person. */
export type MentionsInput = { mentions: Mentions; place: SweepPlace } | Record<string, never>

const most = { pages: 200, ms: 3_000 }

/**
 * Looks through what a merchant keeps for somebody who was erased, in transactions of a few seconds. Each keeps where the next
 * goes on, so that it resumes after a crash.
 */
export async function eraseMentions(ctx: Ctx, control: JobControl): Promise<null> {
  requirePermission(ctx, "members:erase")
  let input = control.job.input as unknown as MentionsInput
  while ("place" in input) {
    const { mentions, place } = input
    const next: MentionsInput = await inTransaction(ctx, async (tx) => {
      const goesOn = await sweepMentions(tx, mentions, place, most)
      const left: MentionsInput = goesOn ? { mentions, place: goesOn } : {}
      const key = { merchantId_id: { merchantId: tx.merchantId, id: control.job.id } }
      await tx.db.job.update({ where: key, data: { input: toJson(left) as Exclude<Json, null> } })
      return left
    })
    const done = "place" in next ? sweptTables.indexOf(next.place.table) : sweptTables.length
    await control.progress(done, sweptTables.length)
    input = next
  }
  return null
}
