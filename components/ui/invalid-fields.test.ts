import { expect, it } from "vitest"
import { invalidFields } from "./invalid-fields"

it("finds the first message of each field, however deep, and those of the whole", () => {
  const tree = {
    _errors: ["Name somebody."],
    points: { _errors: ["Give at least 1.", "Give less."] },
    to: { cardNumber: { _errors: ["Must not be empty."] } },
    lines: { 0: { amount: { _errors: ["Too large."] } }, _errors: [] },
    reason: { _errors: [] },
  }
  expect(invalidFields(tree)).toEqual([
    { message: "Name somebody." },
    { name: "points", message: "Give at least 1." },
    { name: "to", message: "Must not be empty." },
    { name: "lines", message: "Too large." },
  ])
})

it("finds nothing where nothing was wrong", () => {
  expect(invalidFields(undefined)).toEqual([])
})
