import { expect, test } from "vitest"
import { type BenefitFacts, tellLeft, tellWhen } from "./tell-benefit"

const upgrade: BenefitFacts = {
  uses: "times",
  per: "tierPeriod",
  total: 2,
  used: 1,
  left: 1,
  currency: "USD",
  until: "2027-03-10T05:00:00.000Z",
  unavailableReason: null,
  availableFrom: null,
}
const usedUp = { ...upgrade, used: 2, left: 0, unavailableReason: "used_up", availableFrom: "2027-03-10" } as const

test.each<[string, BenefitFacts, string | null, string | null]>([
  ["counted", upgrade, "1 of 2 left", "until 9 Mar 2027"],
  ["money", { ...upgrade, uses: "money", total: 35_000, left: 4_950 }, "$49.50 of $350.00 left", "until 9 Mar 2027"],
  ["a single one", { ...upgrade, total: 1 }, "There to be used", "until 9 Mar 2027"],
  ["each visit", { ...upgrade, per: "visit", left: 2, until: null }, "2 each visit", null],
  [
    "not counted",
    { ...upgrade, uses: "uncounted", total: null, left: null, until: null },
    "As often as you like",
    null,
  ],
  ["of which nothing is recorded", { ...upgrade, uses: "none", total: null, left: null, until: null }, null, null],
  ["used up", usedUp, "0 of 2 left", "again from 10 Mar 2027"],
  ["used up, and the tier ends before it renews", { ...usedUp, until: "2026-12-31T05:00:00Z" }, "0 of 2 left", null],
  [
    "before the birthday",
    { ...usedUp, total: 1, unavailableReason: "birthday_not_near", availableFrom: "2027-06-10", until: null },
    null,
    "from 10 Jun 2027",
  ],
  ["without a birthday", { ...usedUp, unavailableReason: "birthday_unknown" }, null, "Tell us your birthday"],
])("%s", (_name, facts, left, when) => {
  expect([tellLeft(facts), tellWhen(facts, "America/New_York")]).toEqual([left, when])
})
