import { type Day, dateLocale } from "@/lib/core/calendar"
import { formatInteger } from "@/lib/core/points"
import type { GiftDue } from "@/lib/tiers/domain/tier-input"

const date = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** Why a tier gave something on entry, as JSON. */
export interface GiftExplanation {
  tier: { id: string; name: string }
  points: number
  day: Day
  /** What the tier asked for and what was reached; empty for joining. */
  sums: GiftDue["sums"]
}

/** Why an entry gift is given on a local day. */
export function explainGift(
  { tierId, name, points, sums }: Pick<GiftDue, "tierId" | "name" | "points" | "sums">,
  day: Day,
): GiftExplanation {
  return { tier: { id: tierId, name }, points, day, sums }
}

/** An entry gift in a sentence: "Reached Gold on 3 March 2026: 500 at once." */
export function giftSentence({ tier, points, day, sums }: GiftExplanation): string {
  return `${giftWords(tier.name, day, sums.length === 0)}: ${formatInteger(points)} at once.`
}

/** What an entry gift is for: "Reached Gold on 3 March 2026". */
export function giftWords(tierName: string, day: Day, joined: boolean): string {
  const on = date.format(new Date(`${day}T00:00:00Z`))
  return joined ? `Joined as ${tierName} on ${on}` : `Reached ${tierName} on ${on}`
}
