import { worked } from "./case"
import { per } from "./rules"
import { adjust, buy, entries, giveBack, night, see } from "./steps"

const day = "2026-05-01"
const dollars = { rules: [per(100)] }

const within = dollars
const negative = { rules: [per(100)], returnPolicy: "negative" as const }
const tenDays = { rules: [per(100, 1, { expiry: { kind: "afterDays", days: 10 } })] }
const tenDaysNegative = { ...tenDays, returnPolicy: "negative" as const }
const pending = { rules: [per(100, 1, { pending: { days: 14 } })] }

/** Rule 11: where the points come from. */
export const whereFrom = [
  worked(
    "11",
    "70 of 100 are spent: 30 taken, 70 written off",
    within,
    buy(day, 10_000, 100),
    adjust("2026-05-02", -70),
    giveBack("2026-05-03", "p1", [30, 70]),
    see("2026-05-04", { available: 0 }),
  ),
  worked(
    "11",
    "what is written off is not taken later: the next 50 stay",
    within,
    buy(day, 10_000, 100),
    adjust("2026-05-02", -70),
    giveBack("2026-05-03", "p1", [30, 70]),
    buy("2026-05-05", 5_000, 50),
    see("2026-05-06", { available: 50 }),
  ),
  worked(
    "11",
    "its own are spent, 50 others are there: 50 taken, 50 written off",
    within,
    buy(day, 10_000, 100),
    buy("2026-05-02", 5_000, 50),
    adjust("2026-05-03", -100),
    giveBack("2026-05-04", "p1", [50, 50]),
  ),
  worked(
    "11",
    "its own first: the others keep theirs",
    within,
    buy(day, 10_000, 100),
    buy("2026-05-02", 5_000, 50),
    giveBack("2026-05-04", "p1", 100),
    giveBack("2026-05-05", "p2", 50),
  ),
  worked(
    "11",
    "half back of what is half spent: 50 of 50 left",
    within,
    buy(day, 10_000, 100),
    adjust("2026-05-02", -50),
    giveBack("2026-05-03", "p1", 50, { amountMinor: 5_000 }),
    giveBack("2026-05-04", "p1", [0, 50]),
  ),
  worked(
    "11",
    "negative: 100 taken of 30: −70, the next 50 fill it: −20, the next 50: 30",
    negative,
    buy(day, 10_000, 100),
    adjust("2026-05-02", -70),
    giveBack("2026-05-03", "p1", 100),
    see("2026-05-04", { available: -70 }),
    buy("2026-05-05", 5_000, 50),
    see("2026-05-06", { available: -20 }),
    buy("2026-05-07", 5_000, 50),
    see("2026-05-08", { available: 30 }),
  ),
  worked(
    "11",
    "negative with enough there: nothing below zero",
    negative,
    buy(day, 10_000, 100),
    buy("2026-05-02", 5_000, 50),
    adjust("2026-05-03", -40),
    giveBack("2026-05-04", "p1", 100),
    see("2026-05-05", { available: 10 }),
  ),
  worked(
    "11",
    "100 ran out on 12 May: not taken from the other 50: 0, 100 written off",
    tenDays,
    buy(day, 10_000, 100),
    buy("2026-05-25", 5_000, 50),
    giveBack("2026-06-01", "p1", [0, 100]),
    see("2026-06-02", { available: 50 }),
  ),
  worked(
    "11",
    "the same when the night has posted it",
    tenDays,
    buy(day, 10_000, 100),
    night("2026-05-13"),
    buy("2026-05-25", 5_000, 50),
    giveBack("2026-06-01", "p1", [0, 100]),
    see("2026-06-02", { available: 50 }),
  ),
  worked(
    "11",
    "40 spent, 60 ran out: 40 from the other 50, 60 written off",
    tenDays,
    buy(day, 10_000, 100),
    adjust("2026-05-05", -40),
    buy("2026-05-25", 5_000, 50),
    giveBack("2026-06-01", "p1", [40, 60]),
    see("2026-06-02", { available: 10 }),
  ),
  worked(
    "11",
    "negative does not take what ran out either: 40 of 0: −40",
    tenDaysNegative,
    buy(day, 10_000, 100),
    adjust("2026-05-05", -40),
    giveBack("2026-06-01", "p1", [40, 60]),
    see("2026-06-02", { available: -40 }),
  ),
  worked(
    "11",
    "on its last day it is still there: 100",
    tenDays,
    buy(day, 10_000, 100),
    giveBack("2026-05-11T23:59:59Z", "p1", 100),
  ),
  worked(
    "11",
    "at midnight it is gone: 0, 100 written off",
    tenDays,
    buy(day, 10_000, 100),
    giveBack("2026-05-12T00:00:00Z", "p1", [0, 100]),
  ),
  worked(
    "11",
    "pending points go first: 100 − 40 = 60 pending, available on 15 May",
    pending,
    buy(day, 10_000, 100),
    giveBack("2026-05-03", "p1", 40, { amountMinor: 4_000 }),
    see("2026-05-04", { available: 0, pending: 60 }),
    see("2026-05-15", { available: 60, pending: 0 }),
  ),
  worked(
    "11",
    "all pending back: 0, and nothing matures",
    pending,
    buy(day, 10_000, 100),
    giveBack("2026-05-03", "p1", 100),
    see("2026-05-20", { available: 0, pending: 0 }),
  ),
  worked(
    "11",
    "100 earned − 30 spent − 70 taken: the entries say it",
    within,
    buy(day, 10_000, 100),
    adjust("2026-05-02", -30),
    giveBack("2026-05-03", "p1", [70, 30]),
    entries("2026-05-04", [
      ["award", 100],
      ["adjustment", -30],
      ["reversal", -70],
    ]),
  ),
]
