import { expect, test } from "vitest"
import { printedDown } from "./printed-amount"

test.each([
  [45, 100, 0],
  [50, 100, 50],
  [60, 100, 50],
  [99, 100, 75],
  [149, 100, 100],
  [199, 100, 150],
  [1049, 100, 1000],
  [1, 1, 1],
  [7, 1, 7],
  [60, 100, 50],
  [7_600, 10_000, 7_500],
])("of %d with steps of %d people print %d", (minor, step, printed) => {
  expect(printedDown(minor, step)).toBe(printed)
})
