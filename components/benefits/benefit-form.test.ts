import { expect, test } from "vitest"
import type { Benefit } from "@/lib/tiers/domain/benefit"
import { benefitSchema } from "@/lib/tiers/schema-benefit"
import { benefitOf, newBenefit, toBenefitForm } from "./benefit-form"

const id = "01890a5d-ac96-774b-bcce-b302099a8057"

const all: Benefit[] = [
  { id, kind: "note", text: "A smile" },
  { id, kind: "percentageDiscount", percent: "5", replacesLower: true },
  { id, kind: "amountDiscount", amountMinor: 500, name: "Five" },
  { id, kind: "freeDelivery", unitCostMinor: 450 },
  { id, kind: "freeDelivery", fromAmountMinor: 5_000 },
  { id, kind: "entitlement", name: "Upgrade", count: 2, per: "quarter", unitCostMinor: 0 },
  { id, kind: "entitlement", name: "Tasting", count: 2 },
  { id, kind: "credit", amountMinor: 35_000, per: "calendarYear" },
  { id, kind: "credit", amountMinor: 5_000 },
  { id, kind: "access", what: "Lounge", devices: 2 },
  { id, kind: "birthdayGift", text: "A coffee", days: 0 },
  { id, kind: "earlyAccess", days: 2 },
  { id, kind: "eventInvitation", name: "Tasting", text: "In spring" },
  { id, kind: "statusGift", tier: "Silver", count: 1, per: "lifetime" },
  { id, kind: "serviceLevel", text: "A line of your own" },
]

test.each(all)("$kind is the same after it went through the form", (benefit) => {
  expect(benefitSchema.parse(benefitOf(toBenefitForm(benefit, 0)))).toEqual(benefit)
})

test("a new benefit has an id of its own and says what is missing", () => {
  const form = newBenefit("entitlement")
  expect(form.id).not.toBe(newBenefit("entitlement").id)
  const { error } = benefitSchema.safeParse(benefitOf(form))
  expect(error?.issues.map(({ path }) => path.join("."))).toContain("count")
})

test("a credit that was a number of times per visit falls back to the year of the tier", () => {
  const form = { ...newBenefit("entitlement"), per: "visit" as const, kind: "credit" as const, amountMinor: 100 }
  expect(benefitSchema.parse(benefitOf(form))).toMatchObject({ kind: "credit", per: "tierPeriod" })
})
