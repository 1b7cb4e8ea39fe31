import { bookings } from "./catalog/bookings"
import { cashback } from "./catalog/cashback"
import { cause } from "./catalog/cause"
import { discountClub } from "./catalog/discount-club"
import { friendsAndBirthdays } from "./catalog/friends-and-birthdays"
import { paidAndPoints } from "./catalog/paid-and-points"
import { paidMembership } from "./catalog/paid-membership"
import { pointsTiers } from "./catalog/points-tiers"
import { spendTiers } from "./catalog/spend-tiers"
import { stampCard } from "./catalog/stamp-card"
import { stars } from "./catalog/stars"
import { sustainability } from "./catalog/sustainability"
import { tierCredits } from "./catalog/tier-credits"
import type { Preset, PresetKey } from "./preset"

const byKey: Record<PresetKey, Preset> = {
  "points-tiers": pointsTiers,
  stars,
  "spend-tiers": spendTiers,
  "tier-credits": tierCredits,
  "stamp-card": stampCard,
  "discount-club": discountClub,
  cashback,
  "paid-membership": paidMembership,
  "paid-and-points": paidAndPoints,
  bookings,
  cause,
  "friends-and-birthdays": friendsAndBirthdays,
  sustainability,
}

/** All presets in the order of the gallery. */
export const presets: readonly Preset[] = Object.values(byKey)

export function presetOf(key: PresetKey): Preset {
  return byKey[key]
}
