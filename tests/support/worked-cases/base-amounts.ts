import { worked } from "./case"
import { category, fixed, giftCard, line, per, when } from "./rules"
import { buy, giveBack } from "./steps"

const day = "2026-05-01"

/** A point for each cent of the base, so that the points tell the base. */
const cents = { rules: [per(1)] }
const foodCents = { rules: [per(1, 1, when(category("food")))] }
const three = [line(500, "food"), line(300, "wine"), line(200, "soap")]
const wineCents = { rules: [per(1, 1, when(category("wine")))] }
const soapCents = { rules: [per(1, 1, when(category("soap")))] }

/** Rules 1 and 17: what a purchase is worth. */
export const base = [
  worked("1", "goods alone: 999", cents, buy(day, 999, 999)),
  worked(
    "1",
    "1,250 − tax 100 − shipping 150 = 1,000",
    cents,
    buy(day, 1_250, 1_000, { taxMinor: 100, shippingMinor: 150 }),
  ),
  worked("1", "tax inside: 1,200 − 200 = 1,000", cents, buy(day, 1_200, 1_000, { taxMinor: 200, taxIncluded: true })),
  worked(
    "1",
    "tax on top of lines: 1,580 − 80 − 500 = 1,000",
    cents,
    buy(day, 1_580, 1_000, { items: [line(1_000, "tea")], taxMinor: 80, shippingMinor: 500 }),
  ),
  worked(
    "1",
    "tax inside lines: 900 + 300 − 200 = 1,000",
    cents,
    buy(day, 1_200, 1_000, { items: [line(900, "tea"), line(300, "cup")], taxMinor: 200, taxIncluded: true }),
  ),
  worked(
    "1",
    "tax inside, in proportion: 600 − 120 × 600/1,200 = 540",
    cents,
    buy(day, 1_200, 540, { items: [line(600, "tea"), giftCard(600)], taxMinor: 120, taxIncluded: true }),
  ),
  worked(
    "1",
    "gift cards earn nothing: 7,000 − 5,000 = 2,000",
    cents,
    buy(day, 7_000, 2_000, { items: [line(2_000, "tea"), giftCard(5_000)] }),
  ),
  worked("1", "gift cards alone: 0", cents, buy(day, 5_000, 0, { items: [giftCard(5_000)] })),
  worked(
    "2",
    "a condition on lines finds none among gift cards: 0",
    { rules: [fixed(10, when({ field: "items.category", operator: "!=", value: "wine" }))] },
    buy(day, 5_000, 0, { items: [giftCard(5_000)] }),
  ),
  worked(
    "1",
    "a gift card bears its share of the discount: 2,000 − 700 × 2/7 = 1,800",
    cents,
    buy(day, 6_300, 1_800, { items: [line(2_000, "tea"), giftCard(5_000)], discountMinor: 700 }),
  ),
  worked(
    "1",
    "1 cent off three equal lines goes to the first: 999 + 1,000",
    cents,
    buy(day, 2_999, 1_999, { items: [line(1_000, "a"), line(1_000, "b"), giftCard(1_000)], discountMinor: 1 }),
  ),
  worked(
    "1",
    "the first cent may be the gift card's: 1,000 + 1,000",
    cents,
    buy(day, 2_999, 2_000, { items: [giftCard(1_000), line(1_000, "a"), line(1_000, "b")], discountMinor: 1 }),
  ),
  worked(
    "1",
    "99 over 500:300:200 is 49.5, 29.7, 19.8; no cent is left for .5: 500 − 49 = 451",
    foodCents,
    buy(day, 901, 451, { items: three, discountMinor: 99 }),
  ),
  worked(
    "1",
    "99 over 500:300:200: .7 gets the second cent: 300 − 30 = 270",
    wineCents,
    buy(day, 901, 270, { items: three, discountMinor: 99 }),
  ),
  worked(
    "1",
    "99 over 500:300:200: .8 gets the first cent: 200 − 20 = 180",
    soapCents,
    buy(day, 901, 180, { items: three, discountMinor: 99 }),
  ),
  worked(
    "1",
    "100 over three equal lines: 34, 33, 33, the odd one to the first: 100 − 34 = 66",
    foodCents,
    buy(day, 200, 66, { items: [line(100, "food"), line(100, "wine"), line(100, "soap")], discountMinor: 100 }),
  ),
  worked(
    "1",
    "100 over three equal lines: 100 − 33 = 67 for the last",
    foodCents,
    buy(day, 200, 67, { items: [line(100, "soap"), line(100, "wine"), line(100, "food")], discountMinor: 100 }),
  ),
  worked(
    "1",
    "a line's own discount, then the order's: 1,000 − 150 − 50 = 800",
    cents,
    buy(day, 800, 800, { items: [line(1_000, "tea", { discountMinor: 150 })], discountMinor: 50 }),
  ),
  worked(
    "1",
    "the order's discount follows amounts after the lines': 1,000 and 500 − 0: 150 × 1,000/1,500 = 100 off",
    foodCents,
    buy(day, 1_350, 900, {
      items: [line(1_200, "food", { discountMinor: 200 }), line(500, "wine")],
      discountMinor: 150,
    }),
  ),
  worked("1", "services earn: 500", cents, buy(day, 500, 500, { items: [line(500, "cut", { kind: "service" })] })),
  worked("1", "free of charge: 0", cents, buy(day, 0, 0)),
  worked(
    "1",
    "lines of 1,000 do not make 1,001",
    cents,
    buy(day, 1_001, "totals_do_not_add_up", { items: [line(1_000, "tea")] }),
  ),
  worked("1", "tax above the amount is refused", cents, buy(day, 100, "totals_do_not_add_up", { taxMinor: 101 })),
  worked(
    "1",
    "a discount above the goods is refused",
    cents,
    buy(day, 0, "totals_do_not_add_up", { items: [line(100, "tea")], discountMinor: 200, shippingMinor: 100 }),
  ),
  worked("17", "paid with points: 1,000 − 300 = 700 earn", cents, buy(day, 1_000, 700, { paidWithPointsMinor: 300 })),
  worked(
    "17",
    "all paid with points, shipping too: 0",
    cents,
    buy(day, 1_500, 0, { shippingMinor: 500, paidWithPointsMinor: 1_500 }),
  ),
  worked(
    "17",
    "100 paid with points over 900:300: 900 − 75 = 825",
    foodCents,
    buy(day, 1_200, 825, { items: [line(900, "food"), line(300, "wine")], paidWithPointsMinor: 100 }),
  ),
  worked(
    "17",
    "1,000 paid with points over 3,000 of goods and a card of 1,000: 3,000 − 750 = 2,250",
    cents,
    buy(day, 4_000, 2_250, { items: [line(3_000, "tea"), giftCard(1_000)], paidWithPointsMinor: 1_000 }),
  ),
  worked(
    "17",
    "its return takes what the money part earned: 700",
    cents,
    buy(day, 1_000, 700, { paidWithPointsMinor: 300 }),
    giveBack("2026-05-02", "p1", 700),
  ),
]
