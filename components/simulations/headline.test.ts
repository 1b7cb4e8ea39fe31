import { expect, test } from "vitest"
import type { DraftAgainstLive, ScenarioResult } from "@/lib/simulations/domain/simulation-result"
import { headline } from "./headline"
import { inTenths } from "./percent"

const scenario = {
  members: 1000,
  costBasisPoints: 210,
  costMinor: 42_000,
  reward: { name: "Tea", costPoints: 100 },
  firstReward: [{ name: "All members", members: 1000, reached: 312, medianDays: 45 }],
} as ScenarioResult

test("a manager reads what it costs, who reaches a reward and who loses", () => {
  const against = { gain: 1, lose: 12, gainMinor: 500, loseMinor: 4_200 } as DraftAgainstLive
  expect(headline(scenario, against, "USD")).toBe(
    "Costs 2.1% of what members spend ($420.00); 3 of 10 members reach a first reward, half of these in 45 days. 1 member gets more than now ($5.00), 12 less ($42.00).",
  )
})

test("nobody is told as none, not as a nought with an amount", () => {
  const told = (against: Partial<DraftAgainstLive>) => headline(scenario, against as DraftAgainstLive, "USD")
  expect(told({ gain: 3, lose: 0, gainMinor: 500, loseMinor: 0 })).toContain(
    "3 members get more than now ($5.00), none less.",
  )
  expect(told({ gain: 0, lose: 1, gainMinor: 0, loseMinor: 70 })).toContain(
    "1 member gets less than now ($0.70), none more.",
  )
})

test("nothing to reach and nobody to reach it are said as such", () => {
  expect(headline({ ...scenario, reward: null }, undefined, "USD")).toContain("there is no reward to reach")
  expect(headline({ ...scenario, members: 0 }, undefined, "USD")).toBe("Nobody took part in these days.")
})

test("small shares are told as one of many", () => {
  expect([inTenths(2, 4), inTenths(5, 10), inTenths(3, 900), inTenths(0, 900)]).toEqual([
    "2 of 4",
    "5 of 10",
    "1 of 300",
    "0 of 10",
  ])
})
