import { expect, test } from "vitest"
import { addressHint, typedAddress } from "./typed-address"

test.each([
  [" Anna@Example.com ", { kind: "email", value: "anna@example.com" }, "a…@example.com"],
  ["4571 0000-1111 4821", { kind: "cardNumber", value: "4571000011114821" }, "card ending 4821"],
])("%s is understood, and told so that it names nobody", (typed, address, hint) => {
  expect(typedAddress(typed)).toEqual(address)
  expect(addressHint(typedAddress(typed))).toBe(hint)
})
