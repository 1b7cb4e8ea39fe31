import { type Day, daysBetween } from "@/lib/core/calendar"
import type { Tier } from "./tier"
import { periodOf, ROLLING_DAYS } from "./window"

/** That a tier's entry gift was given on a local day. */
export type GiftGiven = { tierId: string; day: Day }

/**
 * Whether a tier may give its entry gift on a day: once in each period of its window, once ever where the window has no
 * end, and 365 days from the gift where it rolls. Gifts that are known to come later count as well.
 */
export function mayGive(tier: Tier, day: Day, given: readonly GiftGiven[], joinedDay: Day): boolean {
  const { qualification } = tier
  const { window } = qualification
  const periodStart = (one: Day) => periodOf(qualification, one, joinedDay).from
  return given
    .filter(({ tierId }) => tierId === tier.id)
    .every((one) => {
      if (window === "rolling365") return Math.abs(daysBetween(one.day, day)) >= ROLLING_DAYS
      return periodStart(one.day) !== periodStart(day)
    })
}
