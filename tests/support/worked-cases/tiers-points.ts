import type { TierInput } from "@/lib/tiers/schema"
import { type Club, worked } from "./case"
import { channel, gift, per, tier, when } from "./rules"
import { buy, giveBack, join } from "./steps"
import { changeTier, credit, progress, tellWithGifts, tiersAt, until } from "./tier-steps"

/** A point for each 100; in the app 10 miles as well, which only count towards tiers. */
const rules = [per(100), per(100, 10, { name: "Miles", currency: "MILES", ...when(channel("app")) })]
const inApp = { channel: "app" as const }
const window = "rolling365" as const

function clubOf(qualification: TierInput["qualification"]): Club {
  return { rules, tiers: [tier("Bronze", 0, 0), tier("Silver", 1, 0, { qualification })] }
}

const of = [
  { metric: "pointsEarned" as const, threshold: 100 },
  { metric: "qualifyingPoints" as const, threshold: 500 },
]
const all = clubOf({ match: "all", of, window })
const any = clubOf({ match: "any", of, window })

const reviews: Club = {
  rules: [per(100), gift("event", 60, { eventType: "review.written" })],
  tiers: [
    tier("Bronze", 0, 0),
    tier("Silver", 1, 0, {
      qualification: { metric: "pointsEarned", threshold: 100, window },
      entryGift: { points: 25 },
    }),
  ],
}

/** Rule 22: points earned and qualifying points are two sums. */
export const tiersByPoints = [
  worked(
    "22",
    "all: 100 points without a mile are not enough",
    all,
    buy("2026-03-01", 10_000, 100),
    tiersAt("2026-03-02", { "2026-03-02": "Bronze" }),
    progress("2026-03-02", { next: ["Silver", 0, 500] }),
  ),
  worked(
    "22",
    "all: 50 points and 500 miles, then 50 points more: the second purchase raises",
    all,
    buy("2026-03-01", 5_000, 550, inApp),
    progress("2026-03-02", { next: ["Silver", 50, 0] }),
    buy("2026-04-01", 5_000, 50),
    until("2026-04-01T12:00:00Z", "Bronze", "Silver", "2026-04-02"),
  ),
  worked(
    "22",
    "any: 49 points and 490 miles are neither 100 nor 500, though 539 together",
    any,
    buy("2026-03-01", 4_900, 539, inApp),
    tiersAt("2026-03-02", { "2026-03-02": "Bronze" }),
  ),
  worked(
    "22",
    "any: 50 points, and 10 + 490 miles are 500: enough",
    any,
    buy("2026-02-01", 100, 11, inApp),
    buy("2026-03-01", 4_900, 539, inApp),
    until("2026-03-01T12:00:00Z", "Bronze", "Silver", "2026-03-02"),
  ),
  worked(
    "12",
    "all: the miles go back with their purchase, 100 points of which 50 stay: Bronze",
    all,
    buy("2026-03-01", 5_000, 550, inApp),
    buy("2026-04-01", 10_000, 100),
    giveBack("2026-05-01", "p1", 550),
    until("2026-05-01T12:00:00Z", "Silver", "Bronze", "2026-05-02"),
    progress("2026-05-02", { next: ["Silver", 0, 500] }),
  ),
  worked(
    "22",
    "credited miles are no points: 50 of them leave Bronze, 50 points raise",
    all,
    buy("2026-03-01", 5_000, 550, inApp),
    credit("2026-03-02", "qualifyingPoints", 50),
    tiersAt("2026-03-03", { "2026-03-03": "Bronze" }),
    credit("2026-03-04", "pointsEarned", 50),
    until("2026-03-04T12:00:00Z", "Bronze", "Silver", "2026-03-05"),
  ),
  worked(
    "22",
    "what an activity raises gives its gift in its own answer: 60, then 60 and Silver's 25",
    reviews,
    join("2026-03-01"),
    tellWithGifts("2026-03-02", "review.written", 60, {}),
    tellWithGifts("2026-03-03", "review.written", 60, { Silver: 25 }),
    until("2026-03-03T12:00:00Z", "Bronze", "Silver", "2026-03-04"),
  ),
  worked(
    "6",
    "a version that asks for miles instead leaves the points of before what they were, also for what comes late",
    clubOf({ metric: "pointsEarned", threshold: 100, window }),
    buy("2026-03-01", 10_000, 100),
    changeTier("2026-06-01T00:00:00Z", "Silver", {
      qualification: { metric: "qualifyingPoints", threshold: 500, window },
    }),
    buy("2026-02-01", 100, 1, { recorded: "2026-06-02" }),
    tiersAt("2026-06-03", { "2026-02-28": "Bronze", "2026-03-02": "Silver", "2026-05-31": "Silver" }),
    until("2026-06-01", "Silver", "Bronze", "2026-06-03"),
  ),
]
