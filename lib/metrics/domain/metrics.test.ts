import { expect, it } from "vitest"
import { changeOf } from "./change"
import { expectedToBeUsed } from "./expected-breakage"
import { bridgeGap } from "./points-bridge"
import { isMetricKey, listMetricDefinitions } from "./registry"

it("tells changes of rates in percentage points and of amounts in per cent", () => {
  expect(changeOf("share", 0.49, 0.45)?.kind).toBe("percentagePoints")
  expect(changeOf("share", 0.49, 0.45)?.value).toBeCloseTo(4, 10)
  expect(changeOf("minor", 150, 100)).toEqual({ kind: "percent", value: 50 })
  expect(changeOf("score", 30, 40)).toEqual({ kind: "points", value: -10 })
  expect([changeOf("count", 5, 0), changeOf("count", null, 4)]).toEqual([null, null])
})

it("finds what is missing from a bridge", () => {
  const bridge = { opening: 10n, issued: 100n, redeemed: 20n, expired: 5n, reversed: 3n, adjusted: -2n, closing: 80n }
  expect(bridgeGap(bridge)).toBe(0n)
  expect(bridgeGap({ ...bridge, closing: 79n })).toBe(1n)
})

it("takes off the worth of points what is expected to expire", () => {
  expect(expectedToBeUsed(10_000n, 300n, 100n)).toBe(7_500n)
  expect(expectedToBeUsed(10_000n, 300n, 0n)).toBe(10_000n)
  expect(expectedToBeUsed(10_000n, 0n, 0n)).toBe(10_000n)
  expect(expectedToBeUsed(10_000n, -5n, 100n)).toBe(0n)
  expect(expectedToBeUsed(-40n, 300n, 100n)).toBe(-40n)
  expect([expectedToBeUsed(1n, 1n, 1n), expectedToBeUsed(3n, 1n, 1n)]).toEqual([0n, 2n])
})

it("defines every metric in words", () => {
  for (const metric of listMetricDefinitions()) {
    expect(isMetricKey(metric.key)).toBe(true)
    expect([metric.title, metric.question, metric.formula, metric.definition].every((text) => text.length > 3)).toBe(
      true,
    )
    expect(metric.question.endsWith("?"), metric.key).toBe(true)
  }
})
