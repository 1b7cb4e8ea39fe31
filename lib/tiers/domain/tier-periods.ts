import type { TierActivity, TierInput, TierPeriod, TierResult } from "./tier-input"
import { TierRun } from "./tier-run"

/**
 * The tiers of a member over time, drops known ahead included. Raised at the instant of the purchase that reaches a
 * tier; lowered at local midnights; from a return's instant on, reckoned as if it had not been bought. A new version
 * of the ladder judges the member anew from its instant on. The order in which activity is given does not matter.
 */
export function tierPeriods(input: TierInput): TierResult {
  const run = new TierRun(input)
  for (const one of orderActivity(input.activity)) run.step(one)
  return run.finish()
}

type Ordered = Pick<TierActivity, "at" | "amountMinor" | "externalId">

/** By instant, then the smaller amount, then externalId. */
export function orderActivity<T extends Ordered>(activity: readonly T[]): T[] {
  return [...activity].sort(compareActivity)
}

function compareActivity(a: Ordered, b: Ordered): number {
  const between = a.at.getTime() - b.at.getTime()
  if (between !== 0) return between
  if (a.amountMinor !== b.amountMinor) return a.amountMinor < b.amountMinor ? -1 : 1
  return a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0
}

/** The tier held at an instant, or null before joining. */
export function tierAt(periods: readonly TierPeriod[], instant: Date): string | null {
  const held = periods.find(({ from, to }) => from <= instant && (to === null || instant < to))
  return held?.tierId ?? null
}
