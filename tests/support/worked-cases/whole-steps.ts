import { worked } from "./case"
import { atLeast, category, channel, fixed, is, line, per, perItem, when, whenAny } from "./rules"
import { buy } from "./steps"

const day = "2026-05-01"

const dollars = { rules: [per(100)] }
const fivePerTen = { rules: [per(1_000, 5)] }
const food = { rules: [per(100, 1, when(category("food")))] }
const twoRules = { rules: [per(100, 1, when(category("food"))), per(100, 1, when(category("wine")))] }
const foodItems = { rules: [perItem(5, when(category("food")))] }
const items = { rules: [perItem(5)] }
const foodOnce = { rules: [fixed(50, when(category("food")))] }
const bigBasket = { rules: [fixed(40, when(atLeast("purchase.amountMinor", 5_000)))] }
const fullPrice = { rules: [per(100, 1, when(is("items.discountMinor", 0)))] }
const foodOrOnline = { rules: [per(100, 1, whenAny(category("food"), channel("online")))] }
const foodOnline = { rules: [per(100, 1, when(category("food"), channel("online")))] }
const noWine = { rules: [per(100, 1, { condition: { combinator: "and", not: true, rules: [category("wine")] } })] }
const skus = {
  rules: [
    perItem(3, {
      condition: { combinator: "and", rules: [{ field: "items.sku", operator: "in", value: ["a", "b"] }] },
    }),
  ],
}
const spring = { rules: [fixed(10, { startsAt: "2026-05-10T00:00:00Z", endsAt: "2026-05-20T00:00:00Z" })] }
const foodAndWine = [line(149, "food"), line(149, "food", { lineId: "2" }), line(500, "wine")]

/** Rule 2: whole steps, one rounding for each rule, lines by conditions. */
export const steps = [
  worked("2", "⌊1,077 / 100⌋ × 1 = 10", dollars, buy(day, 1_077, 10)),
  worked("2", "⌊99 / 100⌋ = 0", dollars, buy(day, 99, 0)),
  worked("2", "⌊100 / 100⌋ = 1", dollars, buy(day, 100, 1)),
  worked("2", "⌊2,999 / 1,000⌋ × 5 = 10", fivePerTen, buy(day, 2_999, 10)),
  worked("2", "⌊10,000 / 1,000⌋ × 5 = 50", fivePerTen, buy(day, 10_000, 50)),
  worked(
    "2",
    "lines are summed before rounding: ⌊(149 + 149) / 100⌋ = 2",
    dollars,
    buy(day, 298, 2, { items: foodAndWine.slice(0, 2) }),
  ),
  worked("2", "only the lines of food: ⌊298 / 100⌋ = 2", food, buy(day, 798, 2, { items: foodAndWine })),
  worked(
    "2",
    "each rule rounds by itself: ⌊150/100⌋ + ⌊150/100⌋ = 2, not 3",
    twoRules,
    buy(day, 300, 2, { items: [line(150, "food"), line(150, "wine")] }),
  ),
  worked("2", "without lines no line is food: 0", food, buy(day, 1_000, 0)),
  worked(
    "2",
    "5 for each of 3 + 1 items = 20",
    foodItems,
    buy(day, 300, 20, {
      items: [line(100, "food", { quantity: 3 }), line(100, "food", { lineId: "2" }), line(100, "wine")],
    }),
  ),
  worked(
    "2",
    "gift cards are no items that earn: 2 × 5 = 10",
    items,
    buy(day, 800, 10, {
      items: [line(500, "tea", { quantity: 2 }), line(300, "card", { kind: "giftCard", quantity: 3 })],
    }),
  ),
  worked(
    "2",
    "a fixed gift is given once though two lines match: 50",
    foodOnce,
    buy(day, 798, 50, { items: foodAndWine }),
  ),
  worked("2", "4,999 is below 5,000: 0", bigBasket, buy(day, 4_999, 0)),
  worked("2", "5,000 is enough: 40", bigBasket, buy(day, 5_000, 40)),
  worked(
    "2",
    "lines with a discount are left out: ⌊1,000 / 100⌋ = 10",
    fullPrice,
    buy(day, 1_900, 10, { items: [line(1_000, "tea"), line(1_000, "cup", { discountMinor: 100 })] }),
  ),
  worked(
    "2",
    "food or online: online all lines count: ⌊798 / 100⌋ = 7",
    foodOrOnline,
    buy(day, 798, 7, { items: foodAndWine, channel: "online" }),
  ),
  worked(
    "2",
    "food or online: in the store only food: 2",
    foodOrOnline,
    buy(day, 798, 2, { items: foodAndWine, channel: "store" }),
  ),
  worked(
    "2",
    "food and online: in the store nothing: 0",
    foodOnline,
    buy(day, 798, 0, { items: foodAndWine, channel: "store" }),
  ),
  worked(
    "2",
    "food and online: online only food: 2",
    foodOnline,
    buy(day, 798, 2, { items: foodAndWine, channel: "online" }),
  ),
  worked("2", "all but wine: ⌊298 / 100⌋ = 2", noWine, buy(day, 798, 2, { items: foodAndWine })),
  worked(
    "2",
    "sku in (a, b): (2 + 1) × 3 = 9",
    skus,
    buy(day, 400, 9, { items: [line(200, "a", { quantity: 2 }), line(100, "b"), line(100, "c")] }),
  ),
  worked("2", "a rule holds from its first instant: 10", spring, buy("2026-05-10T00:00:00Z", 100, 10)),
  worked("2", "a rule does not hold the instant before: 0", spring, buy("2026-05-09T23:59:59Z", 100, 0)),
  worked("2", "a rule does not hold at its end: 0", spring, buy("2026-05-20T00:00:00Z", 100, 0)),
  worked(
    "2",
    "the largest amount: ⌊(2^53 − 1) / 100⌋ = 90,071,992,547,409",
    dollars,
    buy(day, Number.MAX_SAFE_INTEGER, 90_071_992_547_409),
  ),
]
