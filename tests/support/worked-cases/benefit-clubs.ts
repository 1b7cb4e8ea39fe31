import type { TierInput } from "@/lib/tiers/schema"
import { benefit } from "./benefit-steps"
import type { Club } from "./case"
import { per, tier } from "./rules"
import { buy } from "./steps"

type Window = TierInput["qualification"]["window"]

const upgrade = benefit({ kind: "entitlement", name: "Upgrade", count: 2, unitCostMinor: 4_000 })
const monthly = benefit({ kind: "entitlement", name: "Lounge", count: 1, per: "month" })
const quarterly = benefit({ kind: "entitlement", name: "Tasting", count: 1, per: "quarter" })
const once = benefit({ kind: "entitlement", name: "Tour", count: 1, per: "lifetime" })
const visit = benefit({ kind: "entitlement", name: "Bags", count: 2, per: "visit" })
const credit = benefit({ kind: "credit", name: "Credit", amountMinor: 35_000, per: "calendarYear" })
const all = [upgrade, monthly, quarterly, once, visit, credit]

/** Silver from 20,000, over a window and in a zone. */
function club(window: Window, zone = "UTC", yearStartMonth?: number): Club {
  const year = yearStartMonth === undefined ? {} : { yearStartMonth }
  const over = (threshold: number) => ({ metric: "spendMinor" as const, threshold, window, ...year })
  return {
    zone,
    rules: [per(100)],
    tiers: [
      tier("Bronze", 0, 0, { qualification: over(0) }),
      tier("Silver", 1, 0, { qualification: over(20_000), benefits: all }),
    ],
  }
}

export const rolling = club("rolling365")
export const calendar = club("calendarYear")
export const newYork = club("calendarYear", "America/New_York")
export const tokyo = club("calendarYear", "Asia/Tokyo")
export const april = club("programYear", "UTC", 4)
export const anniversary = club("anniversaryYear")
export const lifetime = club("lifetime")

export const silver = (at: string, more = {}) => buy(at, 20_000, 200, more)
