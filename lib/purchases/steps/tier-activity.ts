import type { CountedPoints } from "@/lib/tiers/domain/day-sums"
import type { TierActivity } from "@/lib/tiers/domain/tier-input"
import type { TierCause } from "@/lib/tiers/domain/tier-reason"
import { activityKey } from "./activity-key"

/** A purchase, a return or an event of a member's history; `judge` is null where it only counts. */
interface Deed extends Omit<TierActivity, keyof CountedPoints | "cause" | "paysGifts"> {
  judge: unknown
  returnOf?: { externalId: string }
}

/** What a member did, as the tiers see it. */
export function tierActivity(one: Deed, { points, qualifyingPoints }: CountedPoints): TierActivity {
  const { at, day, spendMinor, purchases, amountMinor, externalId } = one
  const paysGifts = one.judge !== null
  const counts = { spendMinor, points, qualifyingPoints, purchases }
  return { at, day, ...counts, amountMinor, externalId, cause: causeOf(one), paysGifts }
}

/** What it is, by the sender's id. */
function causeOf({ externalId, returnOf, purchases }: Deed): TierCause {
  if (returnOf) return { kind: "return", id: returnOf.externalId }
  return purchases > 0n ? { kind: "purchase", id: externalId } : { kind: "event", id: eventOf(externalId) }
}

/** The sender's id of an event, of its key. */
function eventOf(key: string): string {
  return key.slice(activityKey("event", "").length).replace(/ [^ ]*$/, "")
}
