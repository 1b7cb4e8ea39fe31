import { benefit, has, hasAll, idOfBenefit, takeBack, use } from "./benefit-steps"
import { worked } from "./case"
import { per, tier } from "./rules"
import { buy, giveBack, join } from "./steps"

const bronze = [
  benefit({ kind: "birthdayGift", name: "Birthday", text: "A coffee", days: 14 }),
  benefit({ kind: "freeDelivery", name: "Delivery", fromAmountMinor: 5_000, unitCostMinor: 450 }),
  { kind: "note" as const, text: "A smile", id: idOfBenefit("A smile") },
]
const silver = [
  benefit({ kind: "percentageDiscount", name: "Five off", percent: "5" }),
  benefit({ kind: "entitlement", name: "Upgrade", count: 2 }),
  benefit({ kind: "access", name: "Wi-Fi", what: "Wi-Fi", devices: 1 }),
]
const gold = [
  benefit({ kind: "percentageDiscount", name: "Ten off", percent: "10", replacesLower: true }),
  benefit({ kind: "entitlement", name: "Massage", count: 1 }),
]
const ladder = {
  rules: [per(100)],
  tiers: [
    tier("Bronze", 0, 0, { benefits: bronze }),
    tier("Silver", 1, 20_000, { benefits: silver, earningMultiplier: "1.25" }),
    tier("Gold", 2, 50_000, { benefits: gold, earningMultiplier: "1.5" }),
  ],
}
const auckland = { ...ladder, zone: "Pacific/Auckland" }

const born = (birthday: string, at = "2025-03-10") => join(at, { birthday })

/** Rule 22: benefits accumulate from lower tiers unless one replaces another of its kind. */
export const benefitLadders = [
  worked(
    "22",
    "Bronze has what is Bronze's, in order",
    ladder,
    join("2026-03-10"),
    hasAll("2026-03-11", ["Birthday", "Delivery", "A smile"]),
  ),
  worked(
    "22",
    "Silver has Bronze's too, and its multiplier first",
    ladder,
    buy("2026-03-10", 20_000, 200),
    hasAll("2026-03-11", ["1.25 times the points", "Five off", "Upgrade", "Wi-Fi", "Birthday", "Delivery", "A smile"]),
  ),
  worked(
    "22",
    "Gold's ten per cent stand in place of Silver's five; the rest adds up",
    ladder,
    buy("2026-03-10", 50_000, 500),
    hasAll("2026-03-11", [
      "1.5 times the points",
      "Ten off",
      "Massage",
      "Upgrade",
      "Wi-Fi",
      "Birthday",
      "Delivery",
      "A smile",
    ]),
  ),
  worked(
    "22",
    "two entitlements without replacing: two and one",
    ladder,
    buy("2026-03-10", 50_000, 500),
    use("2026-03-11", "Upgrade", 1),
    use("2026-03-11", "Massage", 0),
    has("2026-03-12", "Upgrade", { left: 1 }),
  ),
  worked(
    "22",
    "used as Silver: as Gold it counts",
    ladder,
    buy("2026-03-10", 20_000, 200),
    use("2026-03-11", "Upgrade", 1),
    buy("2026-03-12", 30_000, 375),
    has("2026-03-13", "Upgrade", { used: 1, left: 1, periodFrom: "2026-03-10" }),
  ),
  worked(
    "22",
    "used as Gold: as Silver again it counts, and Gold's is gone",
    ladder,
    buy("2026-03-10", 20_000, 200),
    buy("2026-03-12", 30_000, 375),
    use("2026-03-13", "Upgrade", 1),
    giveBack("2026-04-01", "p2", 375),
    has("2026-04-02", "Upgrade", { left: 1 }),
    has("2026-04-02", "Massage", null),
    has("2026-04-02", "Ten off", null),
    has("2026-04-02", "Five off", { left: null }),
  ),
  worked(
    "22",
    "Silver cannot use what is Gold's",
    ladder,
    buy("2026-03-10", 20_000, 200),
    use("2026-03-11", "Massage", "benefit_not_available"),
  ),
  worked(
    "22",
    "Gold cannot use Silver's discount, which is replaced",
    ladder,
    buy("2026-03-10", 50_000, 500),
    use("2026-03-11", "Five off", "benefit_not_available"),
  ),
  worked(
    "22",
    "what no tier gives is not found",
    ladder,
    buy("2026-03-10", 20_000, 200),
    use("2026-03-11", "Unicorn", "not_found"),
  ),
  worked(
    "25",
    "free delivery is not counted: as often as they like",
    ladder,
    join("2026-03-10"),
    use("2026-03-11", "Delivery", null),
    use("2026-03-11", "Delivery", null, { quantity: 3 }),
    has("2026-03-12", "Delivery", { total: null, used: 4, left: null }),
  ),
  worked(
    "25",
    "a discount in per cent says what it took off",
    ladder,
    buy("2026-03-10", 20_000, 200),
    use("2026-03-11", "Five off", null, { amountMinor: 240 }),
    use("2026-03-11", "Five off", null),
  ),
  worked(
    "25",
    "of a note nothing is recorded",
    ladder,
    join("2026-03-10"),
    use("2026-03-11", "A smile", "benefit_not_available"),
  ),
  worked(
    "25",
    "birthday on 10 June and 14 days: not on 9 June, on the 10th, on the 24th, not on the 25th",
    ladder,
    born("1990-06-10"),
    has("2026-06-09", "Birthday", { left: 0, unavailableReason: "birthday_not_near", availableFrom: "2026-06-10" }),
    has("2026-06-10T00:00:00Z", "Birthday", { left: 1, until: "2026-06-25" }),
    has("2026-06-24T23:59:59Z", "Birthday", { left: 1 }),
    has("2026-06-25T00:00:00Z", "Birthday", { left: 0, availableFrom: "2027-06-10" }),
  ),
  worked(
    "25",
    "the gift once a birthday, and again the year after",
    ladder,
    born("1990-06-10"),
    use("2026-06-24", "Birthday", 0),
    use("2026-06-24", "Birthday", "benefit_used_up"),
    use("2027-06-10", "Birthday", 0),
  ),
  worked(
    "25",
    "not near: it cannot be had",
    ladder,
    born("1990-06-10"),
    use("2026-06-09", "Birthday", "benefit_not_available"),
    use("2026-06-25", "Birthday", "benefit_not_available"),
  ),
  worked(
    "25",
    "born on 29 February: 28 February in 2027, 29 February in 2028",
    ladder,
    born("1992-02-29"),
    has("2027-02-27", "Birthday", { left: 0 }),
    has("2027-02-28", "Birthday", { left: 1 }),
    has("2028-02-28", "Birthday", { left: 0, availableFrom: "2028-02-29" }),
    has("2028-02-29", "Birthday", { left: 1 }),
  ),
  worked(
    "25",
    "born on 28 December: until 11 January, once over the new year",
    ladder,
    born("1990-12-28"),
    has("2027-01-11", "Birthday", { left: 1, periodFrom: "2026-12-28" }),
    has("2027-01-12", "Birthday", { left: 0 }),
    use("2027-12-30", "Birthday", 0),
    has("2028-01-05", "Birthday", { left: 0, unavailableReason: "used_up" }),
  ),
  worked(
    "25",
    "no birthday known: asked for first",
    ladder,
    join("2026-03-10"),
    has("2026-03-11", "Birthday", { left: 0, unavailableReason: "birthday_unknown", availableFrom: null }),
    use("2026-03-11", "Birthday", "benefit_not_available"),
  ),
  worked(
    "25",
    "taken back, the gift can be had again",
    ladder,
    born("1990-06-10"),
    use("2026-06-11", "Birthday", 0),
    takeBack("2026-06-12"),
    use("2026-06-13", "Birthday", 0),
  ),
  worked(
    "25",
    "Auckland: 10 June begins on 9 June at 12:00 UTC",
    auckland,
    born("1990-06-10"),
    has("2026-06-09T11:59:59.999Z", "Birthday", { left: 0 }),
    has("2026-06-09T12:00:00Z", "Birthday", { left: 1, until: "2026-06-24T12:00:00Z" }),
  ),
]
