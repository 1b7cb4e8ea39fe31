import { worked } from "./case"
import { buy, giveBack, join, see } from "./steps"
import { buyWithGifts } from "./tier-steps"
import { giving } from "./tiers-giving"

const rolling = giving("rolling365")
const calendar = giving("calendarYear")
const lifetime = giving("lifetime")
const welcomed = giving("rolling365", {}, true)
const members = giving("rolling365", { joinPolicy: "optIn" }, true)
const day = "2026-05-10"

/** Rule 22: what tiers give on entry. */
export const entryGifts = [
  worked(
    "22",
    "10,000: 100 points, and 100 for Silver",
    rolling,
    buyWithGifts(day, 10_000, 100, { Silver: 100 }),
    see("2026-05-11", { available: 200 }),
  ),
  worked(
    "22",
    "9,999: nothing is given",
    rolling,
    buyWithGifts(day, 9_999, 99, {}),
    see("2026-05-11", { available: 99 }),
  ),
  worked(
    "22",
    "50,000: the skipped Silver gives too: 500 + 100 + 500",
    rolling,
    buyWithGifts(day, 50_000, 500, { Silver: 100, Gold: 500 }),
    see("2026-05-11", { available: 1_100 }),
  ),
  worked(
    "22",
    "Silver, then Gold: 100 + 100, 400 + 500",
    rolling,
    buyWithGifts(day, 10_000, 100, { Silver: 100 }),
    buyWithGifts("2026-05-12", 40_000, 400, { Gold: 500 }),
    see("2026-05-13", { available: 1_100 }),
  ),
  worked(
    "22",
    "another purchase at Silver gives nothing more",
    rolling,
    buyWithGifts(day, 10_000, 100, { Silver: 100 }),
    buyWithGifts("2026-05-12", 10_000, 100, {}),
  ),
  worked(
    "22",
    "renewal in the next year gives nothing",
    calendar,
    buyWithGifts("2025-05-10", 10_000, 100, { Silver: 100 }),
    buyWithGifts("2026-05-10", 10_000, 100, {}),
  ),
  worked(
    "22",
    "lost on 1 January 2027 and reached again in 2027: given again",
    calendar,
    buyWithGifts("2025-05-10", 10_000, 100, { Silver: 100 }),
    buyWithGifts("2027-05-10", 10_000, 100, { Silver: 100 }),
    see("2027-05-11", { available: 400 }),
  ),
  worked(
    "22",
    "rolling: lost after 365 days and reached again that day: 365 days from the gift",
    rolling,
    buyWithGifts("2025-03-01", 10_000, 100, { Silver: 100 }),
    buyWithGifts("2026-03-01", 10_000, 100, { Silver: 100 }),
  ),
  worked(
    "22",
    "returned, and bought again within 365 days: the gift stays, none is given again",
    rolling,
    buyWithGifts("2025-03-01", 10_000, 100, { Silver: 100 }),
    giveBack("2025-04-01", "p1", 100),
    see("2025-04-02", { available: 100, tier: "Bronze" }),
    buyWithGifts("2025-05-01", 10_000, 100, {}),
    see("2025-05-02", { available: 200, tier: "Silver" }),
  ),
  worked(
    "22",
    "returned, and bought again 365 days after the gift: given again",
    rolling,
    buyWithGifts("2025-03-01", 10_000, 100, { Silver: 100 }),
    giveBack("2025-04-01", "p1", 100),
    buyWithGifts("2026-03-01", 10_000, 100, { Silver: 100 }),
  ),
  worked(
    "22",
    "returned, and bought again a day before that: not",
    rolling,
    buyWithGifts("2025-03-01", 10_000, 100, { Silver: 100 }),
    giveBack("2025-04-01", "p1", 100),
    buyWithGifts("2026-02-28", 10_000, 100, {}),
  ),
  worked(
    "22",
    "by calendar years: returned, and bought again in December: not",
    calendar,
    buyWithGifts("2025-03-01", 10_000, 100, { Silver: 100 }),
    giveBack("2025-04-01", "p1", 100),
    buyWithGifts("2025-12-31", 10_000, 100, {}),
  ),
  worked(
    "22",
    "by calendar years: returned, and bought again on 1 January: given again",
    calendar,
    buyWithGifts("2025-03-01", 10_000, 100, { Silver: 100 }),
    giveBack("2025-04-01", "p1", 100),
    buyWithGifts("2026-01-01", 10_000, 100, { Silver: 100 }),
  ),
  worked(
    "22",
    "of a lifetime once: not even after a return years ago",
    lifetime,
    buyWithGifts("2021-03-01", 10_000, 100, { Silver: 100 }),
    giveBack("2021-04-01", "p1", 100),
    buyWithGifts("2026-03-01", 10_000, 100, {}),
  ),
  worked(
    "22",
    "joining gives what the lowest tier gives: 50",
    members,
    join(day),
    see("2026-05-11", { available: 50 }),
  ),
  worked(
    "22",
    "joining by buying: 50 and 10 points",
    welcomed,
    buyWithGifts(day, 1_000, 10, { Bronze: 50 }),
    see("2026-05-11", { available: 60 }),
  ),
  worked(
    "22",
    "joining by 50,000: 50 + 100 + 500 + 500",
    welcomed,
    buyWithGifts(day, 50_000, 500, { Bronze: 50, Silver: 100, Gold: 500 }),
    see("2026-05-11", { available: 1_150 }),
  ),
  worked(
    "22",
    "the second purchase gives nothing for joining",
    welcomed,
    buy(day, 1_000, 10),
    buyWithGifts("2026-05-12", 1_000, 10, {}),
  ),
  worked(
    "22",
    "bought before joining: Silver at once, without its gift: 50",
    members,
    buy("2026-05-01", 10_000, 0),
    join(day),
    see("2026-05-11", { available: 50, tier: "Silver" }),
  ),
  worked(
    "10",
    "the gift stays when all is returned: 100 + 100 − 100",
    rolling,
    buy(day, 10_000, 100),
    giveBack("2026-05-20", "p1", 100),
    see("2026-05-21", { available: 100, tier: "Bronze" }),
  ),
  worked(
    "10",
    "of two purchases the first is returned: 100 + 100 + 100 − 100",
    rolling,
    buy(day, 10_000, 100),
    buy("2026-05-12", 10_000, 100),
    giveBack("2026-05-20", "p1", 100),
    see("2026-05-21", { available: 200, tier: "Silver" }),
  ),
]
