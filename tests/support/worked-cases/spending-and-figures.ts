import { worked } from "./case"
import { channel, per, when } from "./rules"
import { adjust, buy, cancelRedemption, entries, figures, giveBack, night, redeem, see } from "./steps"

const day = "2026-05-01"
const days = (count: number) => ({ expiry: { kind: "afterDays" as const, days: count } })
const mixed = {
  rewards: [30, 100, 150, 250, 301],
  rules: [
    per(100, 1, when(channel("store"))),
    per(100, 1, { ...when(channel("app")), ...days(30) }),
    per(100, 1, { ...when(channel("online")), ...days(10) }),
  ],
}
/** 100 that never expire, 100 through 31 May, 100 through 11 May. */
const threeLots = [
  buy("2026-05-01T08:00:00Z", 10_000, 100, { channel: "store" }),
  buy("2026-05-01T09:00:00Z", 10_000, 100, { channel: "app" }),
  buy("2026-05-01T10:00:00Z", 10_000, 100, { channel: "online" }),
]
const never = { rules: [per(100)], rewards: [30, 100] }
const pending = { rules: [per(100, 1, { pending: { days: 14 } })], rewards: [100] }

/** Rule 15: what expires first is spent first; cancelling gives each lot back. */
export const spending = [
  worked(
    "15",
    "150 of 300: 100 through 11 May, 50 of those through 31 May; 50 of these are next",
    mixed,
    ...threeLots,
    redeem("2026-05-02", 150),
    see("2026-05-03", { available: 150, expiring: [50, "2026-06-01"] }),
  ),
  worked(
    "15",
    "250 of 300: never-expiring last: 50 of these are left",
    mixed,
    ...threeLots,
    redeem("2026-05-02", 250),
    see("2026-05-03", { available: 50, expiring: [0, null] }),
  ),
  worked(
    "15",
    "301 of 300 is refused",
    mixed,
    ...threeLots,
    redeem("2026-05-02", 301, "insufficient_points"),
    see("2026-05-03", { available: 300 }),
  ),
  worked(
    "15",
    "250 when 100 have run out: refused",
    mixed,
    ...threeLots,
    redeem("2026-05-12T00:00:00Z", 250, "insufficient_points"),
  ),
  worked(
    "15",
    "250 an instant before: taken",
    mixed,
    ...threeLots,
    redeem("2026-05-11T23:59:59Z", 250),
    see("2026-05-13", { available: 50 }),
  ),
  worked(
    "15",
    "cancelled: each with its own expiry: 100 run out on 12 May",
    mixed,
    ...threeLots,
    redeem("2026-05-02", 150),
    cancelRedemption("2026-05-03", [150, 0]),
    see("2026-05-04", { available: 300, expiring: [100, "2026-05-12"] }),
  ),
  worked(
    "15",
    "and then they do: 200",
    mixed,
    ...threeLots,
    redeem("2026-05-02", 150),
    cancelRedemption("2026-05-03", [150, 0]),
    see("2026-05-12T00:00:00Z", { available: 200 }),
  ),
  worked(
    "15",
    "cancelled after 12 May: of 150 given back 100 are gone at once",
    mixed,
    ...threeLots,
    redeem("2026-05-02", 150),
    cancelRedemption("2026-05-20", [150, 100]),
    see("2026-05-21", { available: 200, expiring: [100, "2026-06-01"] }),
  ),
  worked(
    "15",
    "its entries say so: + 150, − 100",
    { ...mixed },
    ...threeLots,
    redeem("2026-05-02", 150),
    cancelRedemption("2026-05-20", [150, 100]),
    entries("2026-05-21", [
      ["award", 100],
      ["award", 100],
      ["award", 100],
      ["redemption", -150],
      ["redemptionCancel", 150],
      ["expiry", -100],
    ]),
  ),
  worked(
    "15",
    "cancelled twice is refused",
    mixed,
    ...threeLots,
    redeem("2026-05-02", 150),
    cancelRedemption("2026-05-03", [150, 0]),
    cancelRedemption("2026-05-04", "redemption_cancelled"),
  ),
  worked(
    "15",
    "ties go by age: of two that never expire the older is spent, so its return finds none",
    never,
    buy(day, 10_000, 100),
    buy("2026-05-02", 10_000, 100),
    redeem("2026-05-03", 100),
    giveBack("2026-05-04", "p2", 100),
    giveBack("2026-05-05", "p1", [0, 100]),
  ),
  worked(
    "15",
    "age is when it was earned, not when it was recorded",
    never,
    buy("2026-05-02", 10_000, 100),
    buy(day, 10_000, 100, { recorded: "2026-05-02T18:00:00Z" }),
    redeem("2026-05-03", 100),
    giveBack("2026-05-04", "p1", 100),
  ),
  worked(
    "15",
    "pending points cannot be spent",
    pending,
    buy(day, 10_000, 100),
    redeem("2026-05-14T23:59:59Z", 100, "insufficient_points"),
    redeem("2026-05-15T00:00:00Z", 100),
  ),
  worked(
    "15",
    "an adjustment takes what expires first: 100 − 30 run out on 12 May",
    mixed,
    ...threeLots,
    adjust("2026-05-02", -30),
    see("2026-05-03", { available: 270, expiring: [70, "2026-05-12"] }),
  ),
  worked(
    "15",
    "an adjustment below zero is refused",
    mixed,
    ...threeLots,
    adjust("2026-05-02", -301, "insufficient_points"),
  ),
  worked(
    "15",
    "what an adjustment gives never expires: 50 are left at the end",
    mixed,
    buy(day, 10_000, 100, { channel: "online" }),
    adjust("2026-05-02", 50),
    see("2027-01-01", { available: 50, expiring: [0, null] }),
  ),
  worked(
    "17",
    "a redemption and its purchase are both undone: 100 spent, 70 earned; cancelled and returned: 100 again",
    never,
    buy(day, 10_000, 100),
    redeem("2026-05-02", 100),
    buy("2026-05-02", 10_000, 70, { paidWithPointsMinor: 3_000 }),
    giveBack("2026-05-03", "p2", 70),
    cancelRedemption("2026-05-03", [100, 0]),
    see("2026-05-04", { available: 100 }),
  ),
]

const tenDays = { rules: [per(100, 1, days(10))], rewards: [30] }
const own = () => ({ rules: [per(100)], rewards: [30] })
const ownTenDays = () => ({ ...tenDays })
const months = { from: "2026-01-01", to: "2026-02-28", interval: "month" as const }
const now = "2026-03-05"

/** Rules 26 to 28 and revenue: what charts say. */
export const shown = [
  worked(
    "26",
    "of one day together: 10 + 20 run out on 12 May",
    tenDays,
    buy("2026-05-01T08:00:00Z", 1_000, 10),
    buy("2026-05-01T20:00:00Z", 2_000, 20),
    buy("2026-05-02", 4_000, 40),
    see("2026-05-03", { available: 70, expiring: [30, "2026-05-12"] }),
  ),
  worked(
    "26",
    "after these the next: 40 on 13 May",
    tenDays,
    buy(day, 1_000, 10),
    buy("2026-05-02", 4_000, 40),
    see("2026-05-12", { available: 40, expiring: [40, "2026-05-13"] }),
  ),
  worked(
    "27",
    "0 + 150 − 30 + 5 = 125; 125 + 0 − 20 reversed = 105",
    own(),
    buy("2026-01-10", 10_000, 100),
    buy("2026-01-11", 5_000, 50),
    redeem("2026-01-20", 30),
    adjust("2026-01-21", 5),
    giveBack("2026-02-03", "p1", 20, { amountMinor: 2_000 }),
    figures(now, months, {
      pointsIssued: [150, 0],
      pointsRedeemed: [30, 0],
      pointsAdjusted: [5, 0],
      pointsReversed: [0, 20],
      pointsExpired: [0, 0],
      pointsOutstanding: [125, 105],
    }),
  ),
  worked(
    "27",
    "0 + 100 − 30 = 70; 70 − 70 expired = 0",
    ownTenDays(),
    buy("2026-01-25", 10_000, 100),
    redeem("2026-01-26", 30),
    night("2026-02-06"),
    figures(now, months, {
      pointsIssued: [100, 0],
      pointsRedeemed: [30, 0],
      pointsExpired: [0, 70],
      pointsOutstanding: [70, 0],
    }),
  ),
  worked(
    "28",
    "of three buyers one came twice: 1 / 3; in February nobody bought",
    own(),
    buy("2026-01-10", 1_000, 10),
    buy("2026-01-20", 1_000, 10),
    buy("2026-01-12", 1_000, 10, { who: "bob" }),
    buy("2026-01-13", 1_000, 10, { who: "cy" }),
    figures(now, months, { repeatPurchaseRate: [1 / 3, null], purchases: [4, 0], members: [3, 3], customers: [3, 3] }),
  ),
  worked(
    "28",
    "two bought in January, one of them in February too: retention 1 / 2",
    own(),
    buy("2026-01-10", 1_000, 10),
    buy("2026-01-12", 1_000, 10, { who: "bob" }),
    buy("2026-02-10", 1_000, 10),
    figures(now, months, { retention: [null, 1 / 2], repeatPurchaseRate: [0, 0] }),
  ),
  worked(
    "12",
    "revenue: 15,000 in January, − 10,000 in February, each on its own day",
    own(),
    buy("2026-01-10", 10_000, 100),
    buy("2026-01-20", 5_000, 50),
    giveBack("2026-02-03", "p1", 40, { amountMinor: 4_000 }),
    giveBack("2026-02-20", "p1", 60),
    figures(now, months, { revenueMinor: [15_000, -10_000], purchases: [2, 0] }),
  ),
]
