import { type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { creditDays } from "@/lib/tiers/domain/counted-credits"
import type { DayActivity } from "@/lib/tiers/domain/day-sums"
import type { Tier } from "@/lib/tiers/domain/tier"
import { type TierProgress, tierProgress } from "@/lib/tiers/domain/tier-progress"
import type { Standing } from "@/lib/tiers/steps/read-standings"
import type { TierProgressView, TierRef } from "../domain/tier-standing"
import { type LiveProgram, versionAt } from "./load-versions"
import type { DayRow } from "./read-days"

const nothing: TierProgressView = { holdsUntil: null, after: null, next: null, keep: null, grant: null }

/** The tier that is shown, and where a member stands. */
export interface TierStanding {
  tier: TierRef | null
  progress: TierProgressView
}

function tierRef({ id, name, rank }: Tier): TierRef {
  return { id, name, rank }
}

/**
 * Where a member stands in the tiers at an instant, reckoned from what the member did: right as soon as a version holds,
 * before the members' tiers have been written anew.
 */
export function tierStanding(
  tx: Tx,
  { joinedAt }: { joinedAt: Date },
  program: LiveProgram | undefined,
  { rows, standing }: { rows: readonly DayRow[]; standing: Standing },
  at: Date,
): TierStanding {
  const tiers = program && versionAt(program, at)?.compiled.definition.tiers
  if (!program || !tiers || tiers.length === 0) return { tier: null, progress: nothing }
  const { timeZone } = tx.merchant
  const until = localDay(at, timeZone)
  const { ladders } = program
  const days: DayActivity[] = rows
    .filter(({ day }) => day <= until)
    .map(({ memberId: _, day, ...counts }) => ({ day: day as Day, ...counts }))
    .concat(creditDays(ladders, standing.credits, at))
  const found = tierProgress({ ladders, timeZone, joinedAt, days, grants: standing.grants, now: at })
  return { tier: found.tier && joinedAt <= at ? tierRef(found.tier) : null, progress: viewOf(found) }
}

function viewOf({ earned, grant, holdsUntil, after, next, keep }: TierProgress): TierProgressView {
  return {
    holdsUntil: holdsUntil?.toISOString() ?? null,
    after: after && tierRef(after),
    next: next && { ...next, tier: tierRef(next.tier), by: next.by?.toISOString() ?? null },
    keep: keep && { ...keep, from: keep.from?.toISOString() ?? null, by: keep.by.toISOString() },
    grant: grant && {
      id: grant.id,
      kind: grant.kind,
      until: grant.until?.toISOString() ?? null,
      earned: earned && tierRef(earned),
    },
  }
}
