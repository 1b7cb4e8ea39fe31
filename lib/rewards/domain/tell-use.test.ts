import { expect, test } from "vitest"
import { tellUse } from "./tell-use"

test("who gives points for an amount is told before that its rest is lost, and from which purchase on it counts", () => {
  expect(tellUse({ kind: "amountDiscount", detail: { amountMinor: 500, minimumSpendMinor: 1500 } }, "NZD")).toEqual([
    "For a purchase of NZ$15.00 or more.",
    "It is for one purchase: what that does not use of it is lost.",
  ])
  expect(tellUse({ kind: "giftCard", detail: { amountMinor: 500 } }, "NZD")).toEqual([
    "It is for one purchase: what that does not use of it is lost.",
  ])
})

test("the most that a percentage takes off is told, and of a coffee there is nothing to tell", () => {
  expect(tellUse({ kind: "percentageDiscount", detail: { percent: 20, maximumMinor: 1000 } }, "NZD")).toEqual([
    "It takes off NZ$10.00 at most.",
  ])
  expect(tellUse({ kind: "freeProduct", detail: {} }, "NZD")).toEqual([])
})
