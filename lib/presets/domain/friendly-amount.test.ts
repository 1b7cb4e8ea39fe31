import { expect, test } from "vitest"
import { friendly, friendlyDown, friendlyRising } from "./friendly-amount"

test.each([
  [1, 1, 1],
  [0.3, 1, 1],
  [2.6, 3, 2],
  [9.7, 10, 9],
  [13, 12, 12],
  [17, 15, 15],
  [88, 100, 75],
  [84, 75, 75],
  [640, 600, 600],
  [3120, 3000, 3000],
  [98_700, 100_000, 75_000],
  [100_000, 100_000, 100_000],
])("%d is about %d, and at most %d", (value, near, down) => {
  expect(friendly(value)).toBe(near)
  expect(friendlyDown(value)).toBe(down)
})

test("thresholds rise, however close the values lie", () => {
  expect(friendlyRising([9_800, 18_000, 26_000])).toEqual([10_000, 20_000, 25_000])
  expect(friendlyRising([5, 5, 5])).toEqual([5, 6, 7])
  expect(friendlyRising([1000, 1000, 900])).toEqual([1000, 1200, 1500])
})
