import { addDays, localDay } from "@/lib/core/calendar"
import type { Target } from "./holdings"
import type { Tier, TierMetric } from "./tier"

export type GrantKind = "override" | "match" | "gift" | "headStart" | "paid"

/** A tier given beside what is earned, from one instant to another; `until` is the first at which it no longer holds, null: no end. */
export type TierGrant = {
  id: string
  tierId: string
  kind: GrantKind
  from: Date
  until: Date | null
  /** Of a match: what keeps the tier, counted over the local days from its first to its last. */
  target?: { metric: TierMetric; threshold: number } | null | undefined
}

/** Whether a grant holds at an instant. */
export function isInForce({ from, until }: Pick<TierGrant, "from" | "until">, at: number): boolean {
  return from.getTime() <= at && (until === null || at < until.getTime())
}

/** A tier that is shown, and the grant that shows it where it is not the earned one. */
export type Shown = { tier: Tier | null; grant: TierGrant | null }

/**
 * The tier that a member is shown at an instant: exactly that of an override, of several the latest; else the higher of
 * the earned one and those that were given.
 */
export function shownTier(
  earned: Tier | null,
  grants: readonly TierGrant[],
  tiers: readonly Tier[],
  at: number,
): Shown {
  let shown: Shown = { tier: earned, grant: null }
  if (grants.length === 0) return shown
  const inForce = grants.flatMap((grant) => {
    const tier = isInForce(grant, at) ? tiers.find(({ id }) => id === grant.tierId) : undefined
    return tier ? [{ tier, grant }] : []
  })
  const override = inForce
    .filter(({ grant }) => grant.kind === "override")
    .sort((a, b) => a.grant.from.getTime() - b.grant.from.getTime() || (a.grant.id < b.grant.id ? -1 : 1))
    .at(-1)
  if (override) return override
  for (const one of inForce) if (one.tier.rank > (shown.tier?.rank ?? Number.NEGATIVE_INFINITY)) shown = one
  return shown
}

/** The targets of matches, in days of a zone. A match without an end has none to keep it by. */
export function targetsOf(grants: readonly TierGrant[], timeZone: string): Target[] {
  return grants.flatMap(({ tierId, target, from, until }) => {
    if (!target || until === null || until <= from) return []
    const last = localDay(new Date(until.getTime() - 1), timeZone)
    return [{ tierId, ...target, from: localDay(from, timeZone), last, until: addDays(last, 1) }]
  })
}
