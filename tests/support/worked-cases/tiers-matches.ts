import { worked } from "./case"
import { per } from "./rules"
import { buy, giveBack } from "./steps"
import { give, progress, reasons, tiersAt, until } from "./tier-steps"
import { ladder, ladderClub } from "./tiers-ladder"

const rolling = ladderClub("rolling365")
const calendar = ladderClub("calendarYear")
const doubled = {
  rules: [per(100)],
  tiers: ladder("rolling365").map((one) => (one.name === "Gold" ? { ...one, earningMultiplier: "2" } : one)),
}
const target = { metric: "spendMinor" as const, threshold: 20_000 }
const first = buy("2026-05-01", 100, 1)
const match = give("2026-05-02", "match", "Gold", { until: "2026-09-01", target })

/** Rule 23: matches and their targets. */
export const matches = [
  worked(
    "23",
    "a match holds to its day, and no longer",
    rolling,
    first,
    give("2026-05-02", "match", "Gold", { until: "2026-09-01" }),
    until("2026-09-01", "Gold", "Bronze"),
  ),
  worked(
    "23",
    "from the instant that it is given on",
    rolling,
    first,
    give("2026-05-02", "match", "Gold", { until: "2026-09-01" }),
    until("2026-05-02T12:00:00Z", "Bronze", "Gold", "2026-05-03"),
  ),
  worked(
    "23",
    "20,000 bought on 10 June keep it as if it had been reached then: 365 days",
    rolling,
    first,
    match,
    buy("2026-06-10", 20_000, 200),
    until("2027-06-10", "Gold", "Bronze"),
  ),
  worked(
    "23",
    "19,999 do not: what is earned returns, Silver",
    rolling,
    first,
    match,
    buy("2026-06-10", 19_999, 199),
    until("2026-09-01", "Gold", "Silver"),
  ),
  worked(
    "23",
    "12,000 and 8,000 on the last day do",
    rolling,
    first,
    match,
    buy("2026-06-10", 12_000, 120),
    buy("2026-08-31", 8_000, 80),
    until("2027-08-31", "Gold", "Bronze"),
  ),
  worked(
    "23",
    "8,000 on the day after do not",
    rolling,
    first,
    match,
    buy("2026-06-10", 12_000, 120),
    buy("2026-09-01", 8_000, 80),
    until("2026-09-01", "Gold", "Silver", "2026-09-02"),
  ),
  worked(
    "23",
    "what was bought before it does not count",
    rolling,
    buy("2026-04-01", 20_000, 200),
    match,
    until("2026-09-01", "Gold", "Silver"),
  ),
  worked(
    "23",
    "by calendar years: met in June 2026, to the end of 2027",
    calendar,
    first,
    match,
    buy("2026-06-10", 20_000, 200),
    until("2028-01-01", "Gold", "Bronze"),
  ),
  worked(
    "23",
    "met, and half of it returned while it runs: to its day, then Silver",
    rolling,
    first,
    match,
    buy("2026-06-10", 20_000, 200),
    giveBack("2026-07-01", "p2", 100, { amountMinor: 10_000 }),
    until("2026-09-01", "Gold", "Silver"),
  ),
  worked(
    "23",
    "met late: a purchase of June recorded in October keeps it",
    rolling,
    first,
    match,
    buy("2026-06-10", 20_000, 200, { recorded: "2026-10-01" }),
    tiersAt("2026-10-02", { "2026-09-15": "Gold", "2026-10-02": "Gold" }),
  ),
  worked(
    "23",
    "points are earned at the tier matched: 2 × 10",
    doubled,
    first,
    give("2026-05-02", "match", "Gold", { until: "2026-09-01" }),
    buy("2026-06-01", 1_000, 20),
  ),
  worked(
    "23",
    "and at the earned one when it has ended: 10",
    doubled,
    first,
    give("2026-05-02", "match", "Gold", { until: "2026-09-01" }),
    buy("2026-09-01", 1_000, 10),
  ),
  worked(
    "23",
    "a match to a lower tier than earned changes nothing",
    rolling,
    buy("2026-05-01", 50_000, 500),
    give("2026-05-02", "match", "Silver", { until: "2026-09-01" }),
    tiersAt("2026-05-03", { "2026-05-03": "Gold" }),
  ),
  worked(
    "23",
    "a match without an end is refused",
    rolling,
    first,
    give("2026-05-02", "match", "Gold", {}, "invalid_input"),
  ),
  worked(
    "23",
    "what is missing to keep it: 20,000 − 5,000",
    rolling,
    first,
    match,
    buy("2026-06-10", 5_000, 50),
    progress("2026-06-11", { keep: 15_000 }),
  ),
  worked(
    "23",
    "its reasons: joined, matched, kept by the target, ended",
    rolling,
    first,
    match,
    buy("2026-06-10", 20_000, 200),
    reasons("2026-06-11", [
      ["Bronze", "joined"],
      ["Gold", "grantBegan"],
      ["Bronze", "windowEnded"],
    ]),
  ),
]
