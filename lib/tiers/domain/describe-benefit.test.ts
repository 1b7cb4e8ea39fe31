import { expect, test } from "vitest"
import type { Benefit } from "./benefit"
import { benefitTitle, describeBenefit } from "./describe-benefit"

const units = { moneyCurrency: "USD", tiers: [{ id: "t1", name: "Silver" }] }

const cases: [Benefit, title: string, sentence: string][] = [
  [{ kind: "note", text: "Oat milk at no extra cost" }, "Oat milk at no extra cost", "Oat milk at no extra cost."],
  [{ kind: "percentageDiscount", percent: "12.5" }, "12.5% off", "12.5% off."],
  [
    { kind: "percentageDiscount", percent: "10", text: "On everything but gift cards" },
    "On everything but gift cards",
    "10% off. On everything but gift cards.",
  ],
  [{ kind: "amountDiscount", amountMinor: 500 }, "$5.00 off", "$5.00 off."],
  [{ kind: "freeDelivery" }, "Free delivery", "Free delivery."],
  [{ kind: "freeDelivery", fromAmountMinor: 5_000 }, "Free delivery from $50.00", "Free delivery from $50.00."],
  [{ kind: "entitlement", name: "Upgrade", count: 1 }, "Upgrade", "Upgrade: once each year."],
  [{ kind: "entitlement", name: "Lounge", count: 2, per: "month" }, "Lounge", "Lounge: twice each month."],
  [{ kind: "entitlement", name: "Bags", count: 3, per: "visit" }, "Bags", "Bags: 3 times each visit."],
  [
    { kind: "entitlement", name: "Tour", count: 1, per: "lifetime", text: "Ask at the roastery." },
    "Tour",
    "Tour: once in all. Ask at the roastery.",
  ],
  [
    { kind: "credit", name: "Travel credit", amountMinor: 35_000, per: "calendarYear" },
    "Travel credit",
    "Travel credit: $350.00 to spend each calendar year, at once or in parts.",
  ],
  [{ kind: "access", what: "Wi-Fi", devices: 1 }, "Access: Wi-Fi, for one device", "Access: Wi-Fi, for one device."],
  [
    { kind: "birthdayGift", text: "A coffee", days: 14 },
    "A coffee",
    "Birthday gift: A coffee, on the birthday or up to 14 days after it.",
  ],
  [{ kind: "birthdayGift", text: "A cake", days: 0 }, "A cake", "Birthday gift: A cake, on the birthday itself."],
  [
    { kind: "earlyAccess", days: 1 },
    "Early access, one day before everybody else",
    "Early access, one day before everybody else.",
  ],
  [{ kind: "eventInvitation", name: "Tasting evenings" }, "Tasting evenings", "Invitation: Tasting evenings."],
  [
    { kind: "statusGift", tier: "t1", count: 1, name: "Silver for a friend" },
    "Silver for a friend",
    "Silver for a friend: give Silver to another member each year, for as long as you have it yourself.",
  ],
  [
    { kind: "statusGift", tier: "Gold", count: 2, per: "calendarYear" },
    "Give Gold to 2 other members each calendar year, for as long as you have it yourself",
    "Give Gold to 2 other members each calendar year, for as long as you have it yourself.",
  ],
  [{ kind: "serviceLevel", name: "A line of your own" }, "A line of your own", "Service: A line of your own."],
]

test.each(cases)("%j", (benefit, title, sentence) => {
  expect([benefitTitle(benefit, units), describeBenefit(benefit, units)]).toEqual([title, sentence])
})
