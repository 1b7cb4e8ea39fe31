import type { EarningRuleInput } from "@/lib/programs/schema"
import { worked } from "./case"
import { atLeast, gift, is, per, tier, when } from "./rules"
import { buy, join, see, tell } from "./steps"

const optIn = "optIn" as const
const day = "2026-05-01"

const eventTypes = [
  {
    code: "review.written",
    name: "Review",
    schema: {
      type: "object",
      properties: { rating: { type: "integer", minimum: 1, maximum: 5 }, city: { type: "string", maxLength: 20 } },
      required: ["rating"],
      additionalProperties: false,
    },
  },
  { code: "social.follow", name: "Follow" },
]
const review = { eventType: "review.written" }
const withEvents = (...rules: EarningRuleInput[]) => ({ joinPolicy: optIn, eventTypes, rules })
const good = withEvents(gift("event", 50, { ...review, ...when(atLeast("event.data.rating", 4)) }))
const inBonn = withEvents(gift("event", 50, { ...review, ...when(is("event.data.city", "Bonn")) }))
const daily = {
  ...withEvents(gift("event", 50, { ...review, limits: { perMember: { count: 1, per: "day" } } })),
  zone: "Asia/Kolkata",
}
const thirty = withEvents(
  gift("event", 50, { ...review, expiry: { kind: "afterDays", days: 30 }, pending: { days: 2 } }),
)
const stars = withEvents(per(100), gift("event", 3, { ...review, currency: "STAR" }))
const goldOnly = {
  ...withEvents(per(100), gift("event", 50, { ...review, eligibleTiers: ["Gold"] })),
  tiers: [tier("Bronze", 0, 0), tier("Gold", 1, 10_000)],
}
const idle = withEvents(
  per(100, 1, { expiry: { kind: "inactivity", months: 6 } }),
  gift("event", 5, { ...review, expiry: { kind: "inactivity", months: 6 } }),
)

/** Trigger event. */
export const events = [
  worked(
    "event",
    "a review of 5 stars: 50",
    good,
    join("2026-04-01"),
    tell(day, { rating: 5 }, 50),
    see("2026-05-02", { available: 50 }),
  ),
  worked("event", "a review of 3 stars: 0", good, join("2026-04-01"), tell(day, { rating: 3 }, 0)),
  worked("event", "another activity than the rule's: 0", good, join("2026-04-01"), tell(day, {}, 0, "social.follow")),
  worked(
    "event",
    "an activity that is not defined is refused",
    good,
    join("2026-04-01"),
    tell(day, {}, "event_type_unknown", "bottle.recycled"),
  ),
  worked(
    "event",
    "6 stars are against its schema",
    good,
    join("2026-04-01"),
    tell(day, { rating: 6 }, "invalid_input"),
  ),
  worked(
    "event",
    "without a rating it is against its schema",
    good,
    join("2026-04-01"),
    tell(day, {}, "invalid_input"),
  ),
  worked(
    "event",
    "by a text of the activity: Bonn 50, Rome 0",
    inBonn,
    join("2026-04-01"),
    tell(day, { rating: 1, city: "Bonn" }, 50),
    tell("2026-05-02", { rating: 1, city: "Rome" }, 0),
  ),
  worked(
    "5",
    "once a day in Kolkata: 18:29 and 18:30 UTC are two days: 50 + 50 + 0",
    daily,
    join("2026-04-01"),
    tell("2026-05-01T18:29:00Z", { rating: 5 }, 50),
    tell("2026-05-01T18:30:00Z", { rating: 5 }, 50),
    tell("2026-05-02T18:29:00Z", { rating: 5 }, 0),
  ),
  worked("9", "before joining: 0", good, tell(day, { rating: 5 }, 0)),
  worked(
    "13",
    "pending 2 days, through 31 May",
    thirty,
    join("2026-04-01"),
    tell(day, { rating: 5 }, [{ points: 50, availableAt: "2026-05-03", expiresAt: "2026-06-01" }]),
  ),
  worked(
    "3",
    "in a currency of its own: 3 stars beside 10 points",
    stars,
    join("2026-04-01"),
    buy(day, 1_000, 10),
    tell(day, { rating: 5 }, [{ points: 3, currency: "STAR" }]),
    see("2026-05-02", { available: 10 }),
    see("2026-05-02", { available: 3 }, { currency: "STAR" }),
  ),
  worked(
    "4",
    "a rule for Gold: at Bronze 0, at Gold 50",
    goldOnly,
    join("2026-04-01"),
    tell(day, { rating: 5 }, 0),
    buy("2026-05-02", 10_000, 100),
    tell("2026-05-03", { rating: 5 }, 50),
  ),
  worked(
    "14",
    "an activity that earns moves the end of all: 10 + 5 through 10 September",
    idle,
    join("2026-01-01"),
    buy("2026-01-15", 1_000, 10),
    tell("2026-03-10", { rating: 5 }, 5),
    see("2026-03-11", { available: 15, expiring: [15, "2026-09-11"] }),
  ),
]
