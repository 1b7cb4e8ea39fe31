import type { EarningRuleInput } from "@/lib/programs/schema"
import { type Club, worked } from "./case"
import { per, tier } from "./rules"
import { act, buy, giveBack, night, see } from "./steps"

const day = "2026-05-01"
const ny = "America/New_York"
type Pending = NonNullable<EarningRuleInput["pending"]>
const pending = (pending: Pending, zone = "UTC"): Club => ({ zone, rules: [per(100, 1, { pending })] })

const three = pending({ days: 3 })
const oneNy = pending({ days: 1 }, ny)
const atOnce = pending({ days: 0 })
const oneFarEast = pending({ days: 1 }, "Pacific/Kiritimati")
const untilAction = pending({ untilAction: true })
const both = { rules: [per(100, 1, { pending: { days: 10 }, expiry: { kind: "afterDays" as const, days: 30 } })] }
const tooLate = {
  rules: [per(100, 1, { pending: { untilAction: true as const }, expiry: { kind: "afterDays" as const, days: 10 } })],
}
const metric = (threshold: number) => ({
  qualification: { metric: "pointsEarned" as const, threshold, window: "rolling365" as const },
})
const countsAtOnce = {
  rules: [per(100, 1, { pending: { days: 14 } })],
  tiers: [tier("Bronze", 0, 0, metric(0)), tier("Silver", 1, 0, metric(50))],
}
const ten = (availableAt: string | null) => [{ points: 10, availableAt }]

/** Rule 13: pending by days and on action. */
export const waiting = [
  worked("13", "1 May + 3 days: available on 4 May at midnight", three, buy(day, 1_000, ten("2026-05-04"))),
  worked(
    "13",
    "the last instant before: 0 available, 10 pending",
    three,
    buy(day, 1_000, 10),
    see("2026-05-03T23:59:59Z", { available: 0, pending: 10 }),
  ),
  worked(
    "13",
    "at midnight: 10 available, though no night has run",
    three,
    buy(day, 1_000, 10),
    see("2026-05-04T00:00:00Z", { available: 10, pending: 0 }),
  ),
  worked(
    "13",
    "the same when the night has run",
    three,
    buy(day, 1_000, 10),
    night("2026-05-04T03:00:00Z"),
    see("2026-05-04T04:00:00Z", { available: 10, pending: 0 }),
  ),
  worked("13", "0 days: at once", atOnce, buy(day, 1_000, 10), see(day, { available: 10, pending: 0 })),
  worked(
    "13",
    "New York, 7 March: midnight of the 8th is still winter time, 05:00 UTC",
    oneNy,
    buy("2026-03-07", 1_000, ten("2026-03-08T05:00:00Z")),
  ),
  worked(
    "13",
    "New York, 8 March, 23 hours long: midnight of the 9th is 04:00 UTC",
    oneNy,
    buy("2026-03-08", 1_000, ten("2026-03-09T04:00:00Z")),
  ),
  worked(
    "13",
    "New York, 1 November, 25 hours long: midnight of the 2nd is 05:00 UTC",
    oneNy,
    buy("2026-11-01", 1_000, ten("2026-11-02T05:00:00Z")),
  ),
  worked(
    "13",
    "UTC+14: noon UTC of 1 May is 2 May there; available 3 May, 2 May 10:00 UTC",
    oneFarEast,
    buy(day, 1_000, ten("2026-05-02T10:00:00Z")),
  ),
  worked("13", "31 December + 3 days = 3 January", three, buy("2026-12-31", 1_000, ten("2027-01-03"))),
  worked(
    "13",
    "27 February 2028 + 3 days = 1 March, over the 29th",
    three,
    buy("2028-02-27", 1_000, ten("2028-03-01")),
  ),
  worked(
    "13",
    "tiers count them at once: 50 points reach Silver",
    countsAtOnce,
    buy(day, 5_000, 50),
    see("2026-05-02", { available: 0, pending: 50, tier: "Silver" }),
  ),
  worked(
    "13",
    "pending 10 days, expiry by the day of the purchase: 1 May + 30 days, ends 1 June",
    both,
    buy(day, 1_000, [{ points: 10, availableAt: "2026-05-11", expiresAt: "2026-06-01" }]),
  ),
  worked(
    "13",
    "until an action: 10 pending, however long",
    untilAction,
    buy(day, 1_000, ten(null)),
    see("2027-05-01", { available: 0, pending: 10 }),
  ),
  worked(
    "13",
    "activated: 10 available",
    untilAction,
    buy(day, 1_000, 10),
    act("2026-05-05", "activate", 10),
    see("2026-05-06", { available: 10, pending: 0 }),
  ),
  worked(
    "13",
    "cancelled: 0",
    untilAction,
    buy(day, 1_000, 10),
    act("2026-05-05", "cancel", 10),
    see("2026-05-06", { available: 0, pending: 0 }),
  ),
  worked(
    "13",
    "activated twice is refused",
    untilAction,
    buy(day, 1_000, 10),
    act("2026-05-05", "activate", 10),
    act("2026-05-06", "activate", "entry_not_pending"),
    see("2026-05-06", { available: 10 }),
  ),
  worked(
    "13",
    "activated after cancelling is refused",
    untilAction,
    buy(day, 1_000, 10),
    act("2026-05-05", "cancel", 10),
    act("2026-05-06", "activate", "entry_not_pending"),
  ),
  worked(
    "13",
    "4 of 10 returned meanwhile: activates 6",
    untilAction,
    buy(day, 1_000, 10),
    giveBack("2026-05-02", "p1", 4, { amountMinor: 400 }),
    act("2026-05-05", "activate", 6),
    see("2026-05-06", { available: 6 }),
  ),
  worked(
    "13",
    "available points need no action: refused",
    three,
    buy(day, 1_000, 10),
    act("2026-05-05", "activate", "entry_not_pending"),
  ),
  worked(
    "13",
    "what ran out waiting cannot be activated",
    tooLate,
    buy(day, 1_000, 10),
    act("2026-05-12", "activate", "entry_not_pending"),
    see("2026-05-12", { available: 0, pending: 0 }),
  ),
]
