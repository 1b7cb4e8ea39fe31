import type { TierInput } from "@/lib/tiers/schema"
import type { Club } from "./case"
import { per, tier } from "./rules"

type Window = TierInput["qualification"]["window"]
type More = Partial<TierInput>
type Asked = { maintainThreshold?: number; maintainPeriods?: 1 | 2; yearStartMonth?: number }

/** Bronze for all, Silver from 10,000, Gold from 50,000, by spend. */
export function ladder(window: Window, more: More = {}, asked: Asked = {}): TierInput[] {
  const { yearStartMonth } = asked
  const of = (threshold: number, own: Asked = {}) => {
    return { metric: "spendMinor" as const, threshold, window, ...(yearStartMonth ? { yearStartMonth } : {}), ...own }
  }
  return [
    tier("Bronze", 0, 0, { qualification: of(0) }),
    tier("Silver", 1, 0, { ...more, qualification: of(10_000, asked) }),
    tier("Gold", 2, 0, { ...more, qualification: of(50_000) }),
  ]
}

export const rules = [per(100)]
/** A club with such tiers, a point for each 100. */
export const ladderClub = (window: Window, more: More = {}, asked: Asked = {}, rest: Partial<Club> = {}): Club => {
  return { rules, tiers: ladder(window, more, asked), ...rest }
}

export const newYork = { zone: "America/New_York" }
