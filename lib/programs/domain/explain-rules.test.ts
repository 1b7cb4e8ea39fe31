import { describe, expect, it } from "vitest"
import { storesSeen } from "@/lib/conditions/domain/stores-seen"
import { explainReturn } from "./explain-return"
import { explainRules } from "./explain-rules"
import type { AwardExplanation, ReturnExplanation } from "./explanation"
import { readExplanation } from "./read-explanation"

const award: AwardExplanation = {
  programVersionId: "v",
  occurredAt: "2026-03-01T12:00:00.000Z",
  tier: null,
  moneyCurrency: "USD",
  base: { totalMinor: 1500, lineMinor: [] },
  rules: [
    {
      ruleId: "r",
      name: "Twenty dollars",
      currency: "PTS",
      outcome: "conditionFailed",
      conditions: [
        {
          combinator: "and",
          not: false,
          held: false,
          rules: [
            { field: "purchase.amountMinor", operator: ">=", value: 2000, seen: 1500, held: false },
            { field: "purchase.channel", operator: "=", value: "online", seen: null, held: false },
          ],
        },
      ],
      lines: null,
      steps: [],
      points: 0,
    },
  ],
}

const why: ReturnExplanation = {
  return: { externalId: "r1", occurredAt: "2026-03-02T12:00:00.000Z", amountMinor: 500, currency: "USD" },
  purchaseExternalId: "p1",
  policy: "withinBalance",
  awardedPoints: 120,
  takenBeforePoints: 20,
  duePoints: 60,
  ownPoints: 30,
  otherPoints: 20,
  belowZeroPoints: 0,
  writtenOffPoints: 10,
  expiredPoints: 0,
  after: award,
}

describe("explainRules", () => {
  it("tells what each condition asked, what was seen and whether it held", () => {
    const [rule] = explainRules(award)
    expect(rule).toMatchObject({ name: "Twenty dollars", nothing: "nothing, as its condition did not hold" })
    expect(rule?.conditions).toEqual([
      { asked: "purchase amount is at least $20.00", seen: "$15.00", held: false },
      { asked: "channel is online", seen: "nothing", held: false },
    ])
  })
})

it("tells a store by its name, else by the number that people know it by", () => {
  const asked = {
    field: "purchase.storeId",
    operator: "=" as const,
    value: "s-1",
    seen: ["0198-id", "s-9"],
    held: false,
  }
  const conditions = [{ combinator: "and" as const, not: false, held: false, rules: [asked] }]
  const [rule] = explainRules({ ...award, rules: award.rules.map((one) => ({ ...one, conditions })) })
  expect(rule?.conditions).toEqual([{ asked: "store is s-1", seen: "s-9", held: false }])
  expect(storesSeen(conditions)).toEqual(["s-1", "0198-id", "s-9"])
  const stored = { ...award, rules: award.rules.map((one) => ({ ...one, conditions })) }
  const [named] = explainRules(stored, { "s-1": "Harbour", "s-9": "Market" })
  expect(named?.conditions).toEqual([{ asked: "store is Harbour", seen: "Market", held: false }])
})

describe("explainReturn", () => {
  it("tells what went back, from where, and what was written off", () => {
    expect(explainReturn(why)).toEqual([
      "The purchase had earned 120 points, of which 20 points had gone back before.",
      "What is left of it earns 40 points, so 60 points had to go back.",
      "30 points were taken from what it had earned.",
      "20 points were taken from the rest of the balance, as what it had earned was spent.",
      "10 points were written off, as nothing more was there to take.",
    ])
  })
})

describe("readExplanation", () => {
  it("knows the shapes that are stored", () => {
    expect(readExplanation(award as never).award).toBe(award)
    expect(readExplanation(why as never).return).toBe(why)
    const cause = { externalId: "p9", occurredAt: "2026-02-01T12:00:00.000Z" }
    expect(readExplanation({ ...award, cause } as never)).toMatchObject({ cause, return: null })
    expect(readExplanation(null)).toEqual({ award: null, return: null, spend: null, transfer: null, cause: null })
  })
})
