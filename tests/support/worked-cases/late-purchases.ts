import { worked } from "./case"
import { atLeast, fixed, per, tier, when } from "./rules"
import { buy, change, giveBack, see } from "./steps"

const doubled = {
  rules: [per(100)],
  tiers: [tier("Bronze", 0, 0), tier("Gold", 1, 10_000, { earningMultiplier: "2" })],
}
const keptDoubled = {
  rules: [per(100, 1, { expiry: { kind: "inactivity" as const, months: 6 } })],
  tiers: doubled.tiers,
}
const monthly = { rules: [fixed(50, { limits: { perMember: { count: 1, per: "month" } } })] }
const capped = { rules: [per(100, 1, { limits: { perMember: { points: 100, per: "month" } } })] }
const versions = () => ({ rules: [per(100)] })
const noonTie = "2026-05-10T12:00:00Z"
const secondBuy = { rules: [per(100), fixed(500, when(atLeast("customer.purchaseCount", 2)))] }
const twoPer = { effect: { kind: "perAmount" as const, points: 2, perMinor: 100 } }

/** Rule 6: by occurredAt, whenever recorded; later ones corrected. */
export const late = [
  worked(
    "6",
    "10, then late 120 that reaches Gold before it: corrected to 20, in all 140",
    doubled,
    buy("2026-05-10", 1_000, 10),
    buy("2026-05-01", 12_000, 120, { recorded: "2026-05-11" }),
    see("2026-05-12", { available: 140 }),
  ),
  worked(
    "6",
    "once corrected, the tier is right at instants before, too",
    doubled,
    buy("2026-05-10", 1_000, 10),
    buy("2026-05-01", 12_000, 120, { recorded: "2026-05-11" }),
    see("2026-05-12", { tier: "Gold", available: 120 }, { asOf: "2026-05-05T00:00:00Z" }),
  ),
  worked(
    "6",
    "the same in the right order: 120 + 20 = 140",
    doubled,
    buy("2026-05-01", 12_000, 120),
    buy("2026-05-10", 1_000, 20),
    see("2026-05-12", { available: 140 }),
  ),
  worked(
    "6",
    "once a month: 50 on 10 May, late 50 on 1 May; corrected to 50 in all",
    monthly,
    buy("2026-05-10", 100, 50),
    buy("2026-05-01", 100, 50, { recorded: "2026-05-11" }),
    see("2026-05-12", { available: 50 }),
  ),
  worked(
    "6",
    "late into April takes nothing from May: 50 + 50",
    monthly,
    buy("2026-05-10", 100, 50),
    buy("2026-04-30", 100, 50, { recorded: "2026-05-11" }),
    see("2026-05-12", { available: 100 }),
  ),
  worked(
    "6",
    "100 points a month: 80, late 50: corrected to 50 + 50 = 100",
    capped,
    buy("2026-05-10", 8_000, 80),
    buy("2026-05-01", 5_000, 50, { recorded: "2026-05-11" }),
    see("2026-05-12", { available: 100 }),
  ),
  worked(
    "6",
    "three in backward order: 1,000 at Gold, 1,000 at Gold, 10,000 first: 100 + 20 + 20",
    doubled,
    buy("2026-05-10", 1_000, 10, { recorded: "2026-05-20" }),
    buy("2026-05-05", 1_000, 10, { recorded: "2026-05-21" }),
    buy("2026-05-01", 10_000, 100, { recorded: "2026-05-22" }),
    see("2026-05-23", { available: 140 }),
  ),
  worked(
    "6",
    "at one instant the smaller comes first: 120 + 10, as 1,000 comes before Gold",
    doubled,
    buy(noonTie, 12_000, 120),
    buy(noonTie, 1_000, 10),
    see("2026-05-11", { available: 130 }),
  ),
  worked(
    "6",
    "the same recorded the other way round: 10 + 120",
    doubled,
    buy(noonTie, 1_000, 10),
    buy(noonTie, 12_000, 120),
    see("2026-05-11", { available: 130 }),
  ),
  worked(
    "6",
    "equal amounts at one instant go by externalId: a 100, b 200",
    doubled,
    buy(noonTie, 10_000, 100, { id: "b" }),
    buy(noonTie, 10_000, 100, { id: "a" }),
    see("2026-05-11", { available: 300 }),
  ),
  worked(
    "6",
    "the third purchase gives 500: 10 + 10, late 10 before both: the last is the third: 30 + 500",
    secondBuy,
    buy("2026-05-10", 1_000, 10),
    buy("2026-05-11", 1_000, 10),
    buy("2026-05-01", 1_000, 10, { recorded: "2026-05-12" }),
    see("2026-05-13", { available: 530 }),
  ),
  worked(
    "6",
    "2 points from 15 May on: 10 May recorded on 20 May earns by the old: 10; 15 May 20",
    versions(),
    change("2026-05-12", "2026-05-15", twoPer),
    buy("2026-05-10", 1_000, 10, { recorded: "2026-05-20" }),
    buy("2026-05-15T00:00:00Z", 1_000, 20),
  ),
  worked(
    "6",
    "the instant before the new version: 10",
    versions(),
    change("2026-05-12", "2026-05-15", twoPer),
    buy("2026-05-14T23:59:59Z", 1_000, 10),
  ),
  worked(
    "6",
    "its return is judged by the old version: 10 taken",
    versions(),
    change("2026-05-12", "2026-05-15", twoPer),
    buy("2026-05-10", 1_000, 10, { recorded: "2026-05-20" }),
    giveBack("2026-05-25", "p1", 10),
  ),
  worked(
    "6",
    "what was awarded by the old version stays: 10 + 20",
    versions(),
    buy("2026-05-10", 1_000, 10),
    change("2026-05-12", "2026-05-15", twoPer),
    buy("2026-05-16", 1_000, 20),
    see("2026-05-17", { available: 30 }),
  ),
  worked(
    "6",
    "corrections are kept as long as what they correct: 120 + 20 + 20, all through 10 November",
    keptDoubled,
    buy("2026-03-10", 1_000, 10),
    buy("2026-05-10", 1_000, 10),
    buy("2026-02-01", 12_000, 120, { recorded: "2026-05-11" }),
    see("2026-05-12", { available: 160, expiring: [160, "2026-11-11"] }),
  ),
]
