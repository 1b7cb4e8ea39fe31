import type { TierInput } from "@/lib/tiers/schema"
import type { Club } from "./case"
import { per } from "./rules"
import { ladder } from "./tiers-ladder"

type Window = TierInput["qualification"]["window"]

/** Bronze gives 50 on entry where `base` says so, Silver 100, Gold 500. */
export function giving(window: Window, more: Partial<Club> = {}, base = false): Club {
  const points = [base ? 50 : 0, 100, 500]
  const tiers = ladder(window).map((one, index) => {
    const gives = points[index] ?? 0
    return gives > 0 ? { ...one, entryGift: { points: gives } } : one
  })
  return { rules: [per(100)], tiers, ...more }
}
