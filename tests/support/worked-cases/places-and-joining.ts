import { worked } from "./case"
import { channel, factor, fixed, is, per, tier, when } from "./rules"
import { buy, giveBack, join, see } from "./steps"

const doubled = {
  rules: [per(100)],
  tiers: [tier("Bronze", 0, 0), tier("Gold", 1, 10_000, { earningMultiplier: "2" })],
}
const noonTie = "2026-05-10T12:00:00Z"

const stores = [
  { externalId: "berlin", name: "Berlin", timeZone: "Europe/Berlin", region: "EU" },
  { externalId: "kolkata", name: "Kolkata", timeZone: "Asia/Kolkata", region: "IN" },
  { externalId: "corner", name: "Corner" },
]
const zone = "America/New_York"
const saturday = { zone, stores, rules: [fixed(50, when(is("purchase.weekday", 6)))] }
const oneOClock = { zone, stores, rules: [fixed(50, when(is("purchase.hour", 1)))] }
const threeOClock = { zone, stores, rules: [fixed(50, when(is("purchase.hour", 3)))] }
const midnightHour = { zone, stores, rules: [fixed(50, when(is("purchase.hour", 0)))] }
const inBerlin = { zone, stores, rules: [fixed(50, when(is("purchase.storeId", "berlin")))] }
const inEurope = { zone, stores, rules: [fixed(50, when(is("purchase.region", "EU")))] }
const oneDay = { zone, stores, rules: [per(100, 1, { expiry: { kind: "afterDays", days: 1 } })] }
const online = { zone, stores, rules: [per(100), factor("2", when(channel("online")))] }
const friday23 = "2026-05-01T23:00:00Z"

/** Rule 7: the store's zone, else the merchant's. */
export const places = [
  worked("7", "Friday 19:00 in New York is no Saturday: 0", saturday, buy(friday23, 100, 0)),
  worked(
    "7",
    "the same instant is Saturday 01:00 in Berlin: 50",
    saturday,
    buy(friday23, 100, 50, { storeId: "berlin" }),
  ),
  worked("7", "a store without a zone has the merchant's: 0", saturday, buy(friday23, 100, 0, { storeId: "corner" })),
  worked("7", "23:00 UTC is hour 1 in Berlin: 50", oneOClock, buy(friday23, 100, 50, { storeId: "berlin" })),
  worked(
    "7",
    "18:30 UTC is hour 0 in Kolkata, half an hour off: 50",
    midnightHour,
    buy("2026-05-01T18:30:00Z", 100, 50, { storeId: "kolkata" }),
  ),
  worked(
    "7",
    "18:29 UTC is still hour 23 in Kolkata: 0",
    midnightHour,
    buy("2026-05-01T18:29:00Z", 100, 0, { storeId: "kolkata" }),
  ),
  worked(
    "7",
    "1 November has hour 1 twice in New York, at 05:30 and 06:30 UTC: 50 + 50",
    oneOClock,
    buy("2026-11-01T05:30:00Z", 100, 50),
    buy("2026-11-01T06:30:00Z", 100, 50),
    buy("2026-11-01T07:00:00Z", 100, 0),
  ),
  worked(
    "7",
    "8 March has no hour 2: 06:59 UTC is hour 1, 07:00 hour 3: 0 + 50",
    threeOClock,
    buy("2026-03-08T06:59:00Z", 100, 0),
    buy("2026-03-08T07:00:00Z", 100, 50),
  ),
  worked(
    "7",
    "29 March in Berlin: 01:00 UTC is hour 3: 50",
    threeOClock,
    buy("2026-03-29T01:00:00Z", 100, 50, { storeId: "berlin" }),
  ),
  worked(
    "7",
    "by the store: Berlin 50, elsewhere 0",
    inBerlin,
    buy(friday23, 100, 50, { storeId: "berlin" }),
    buy(friday23, 100, 0, { storeId: "kolkata" }),
  ),
  worked(
    "7",
    "by the region: EU 50, none 0",
    inEurope,
    buy(friday23, 100, 50, { storeId: "berlin" }),
    buy(friday23, 100, 0, { storeId: "corner" }),
  ),
  worked(
    "7",
    "2 May in Berlin, usable through 3 May there: ends 3 May 22:00 UTC",
    oneDay,
    buy(friday23, 1_000, [{ points: 10, expiresAt: "2026-05-03T22:00:00Z" }], { storeId: "berlin" }),
  ),
  worked(
    "7",
    "1 May in New York, usable through 2 May there: ends 3 May 04:00 UTC",
    oneDay,
    buy(friday23, 1_000, [{ points: 10, expiresAt: "2026-05-03T04:00:00Z" }]),
  ),
  worked(
    "7",
    "a store that is not known is refused",
    online,
    buy(friday23, 100, "store_unknown", { storeId: "atlantis" }),
  ),
]

const rates = [
  { from: "EUR", to: "USD", day: "2026-05-01", rate: "1.085" },
  { from: "EUR", to: "USD", day: "2026-05-03", rate: "2" },
  { from: "GBP", to: "USD", day: "2026-05-01", rate: "0.5" },
  { from: "JPY", to: "USD", day: "2026-05-01", rate: "0.0065" },
  { from: "KWD", to: "USD", day: "2026-05-01", rate: "3.25" },
]
const cents = { rates, rules: [per(1)] }
const dollars = { rates, rules: [per(100)] }
const newYork = { rates, zone, rules: [per(1)] }
const day = "2026-05-01"

/** Rule 8: the rate of the local day, half to even, then floored into points. */
export const currencies = [
  worked("8", "10.90 EUR × 1.085 = 11.8265 USD = 1,183 cents", cents, buy(day, 1_090, 1_183, { currency: "EUR" })),
  worked("8", "1,183 cents make ⌊1,183 / 100⌋ = 11 points", dollars, buy(day, 1_090, 11, { currency: "EUR" })),
  worked("8", "5 × 0.5 = 2.5: to the even 2", cents, buy(day, 5, 2, { currency: "GBP" })),
  worked("8", "7 × 0.5 = 3.5: to the even 4", cents, buy(day, 7, 4, { currency: "GBP" })),
  worked("8", "1 × 0.5 = 0.5: to the even 0, no award", cents, buy(day, 1, 0, { currency: "GBP" })),
  worked("8", "1,000 JPY, which has no cents, × 0.0065 = 6.50 USD", cents, buy(day, 1_000, 650, { currency: "JPY" })),
  worked(
    "8",
    "1.500 KWD of three decimals × 3.25 = 4.875 USD: 487.5 to the even 488",
    cents,
    buy(day, 1_500, 488, { currency: "KWD" }),
  ),
  worked(
    "8",
    "the total is converted once: 5 + 5 = 10 × 0.5 = 5, not 2 + 2",
    cents,
    buy(day, 10, 5, {
      currency: "GBP",
      items: [
        { sku: "a", quantity: 1, amountMinor: 5 },
        { sku: "b", quantity: 1, amountMinor: 5 },
      ],
    }),
  ),
  worked(
    "8",
    "no rate of that day: refused",
    cents,
    buy("2026-05-02", 100, "exchange_rate_missing", { currency: "EUR" }),
  ),
  worked("8", "no rate of that currency: refused", cents, buy(day, 100, "exchange_rate_missing", { currency: "CHF" })),
  worked(
    "8",
    "2 May 03:00 UTC is 1 May in New York: that day's rate: 1,000 × 1.085",
    newYork,
    buy("2026-05-02T03:00:00Z", 1_000, 1_085, { currency: "EUR" }),
  ),
  worked(
    "8",
    "its return goes by the rate of the purchase: 1,183 − round(545 × 1.085 = 591.325) = 592",
    cents,
    buy(day, 1_090, 1_183, { currency: "EUR" }),
    giveBack("2026-05-03", "p1", 592, { amountMinor: 545 }),
    giveBack("2026-05-04", "p1", 591),
  ),
]

const optIn = { rules: [per(100)], joinPolicy: "optIn" as const }

/** Rule 9: from joining on. */
export const joining = [
  worked(
    "9",
    "before joining: 0; after: 10",
    optIn,
    join("2026-05-10"),
    buy("2026-05-09", 1_000, 0, { recorded: "2026-05-11" }),
    buy("2026-05-11", 1_000, 10),
  ),
  worked("9", "at the instant of joining: 10", optIn, join("2026-05-10"), buy("2026-05-10", 1_000, 10)),
  worked("9", "a customer who is no member: 0", optIn, buy("2026-05-10", 1_000, 0)),
  worked(
    "9",
    "what was bought before does not earn by joining later",
    optIn,
    buy("2026-05-09", 1_000, 0),
    join("2026-05-10"),
    see("2026-05-11", { available: 0, joinedAt: noonTie }),
  ),
  worked(
    "9",
    "under everyone the first purchase joins",
    doubled,
    buy("2026-05-10", 1_000, 10),
    see("2026-05-11", { available: 10, joinedAt: noonTie, tier: "Bronze" }),
  ),
  worked(
    "9",
    "an earlier one that comes late moves joining, and earns",
    doubled,
    buy("2026-05-10", 1_000, 10),
    buy("2026-04-10", 1_000, 10, { recorded: "2026-05-11" }),
    see("2026-05-12", { available: 20, joinedAt: "2026-04-10T12:00:00Z" }),
  ),
  worked("9", "anonymous: 0", doubled, buy("2026-05-10", 1_000, 0, { who: null })),
]
