import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { ProgramDefinition } from "../domain/definition"
import { timelineOf } from "../domain/timeline"
import { readDesignedRewards, rewardsNow } from "../steps/draft-rewards"
import { readVersions } from "../steps/read-versions"

/** What holds from an instant on; null: from the beginning of time. */
export type HeldDefinition = { number: number; from: string | null; definition: ProgramDefinition }

/**
 * What holds now and what is to come, in order of time: what a draft's differences are told against. Empty for a draft that was
 * never published. Rewards of what holds now are as they are now.
 */
export async function getTimeline(ctx: Ctx, { programId }: { programId: string }): Promise<HeldDefinition[]> {
  requirePermission(ctx, "programs:read")
  return inRead(ctx, async (tx) => {
    const timeline = timelineOf(await readVersions(tx, programId))
    const place = timeline.findLastIndex(({ from }) => from === null || from <= ctx.now)
    const rewards = rewardsNow(await readDesignedRewards(tx, programId))
    return timeline.slice(Math.max(place, 0)).map(({ number, from, definition }, index) => ({
      number,
      from: from?.toISOString() ?? null,
      definition: index === 0 ? { ...definition, rewards } : definition,
    }))
  })
}
