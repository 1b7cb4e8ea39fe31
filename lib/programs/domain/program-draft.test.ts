import { expect, test } from "vitest"
import { describeProgram } from "./describe-program"
import { definitionOf, type ProgramDraft, sameDefinition } from "./program-draft"

const draft: ProgramDraft = {
  name: "Club",
  slug: "club",
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  moneyCurrency: "USD",
  joinPolicy: "everyone",
  returnPolicy: "withinBalance",
  rules: [
    {
      id: "r1",
      name: "In the harbour",
      trigger: "purchase",
      effect: { kind: "fixed", points: 5 },
      condition: { combinator: "and", rules: [{ field: "purchase.storeId", operator: "in", value: ["s-1", "s-9"] }] },
    },
    {
      id: "r2",
      name: "Answers",
      trigger: "surveyResponse",
      effect: { kind: "fixed", points: 9 },
      condition: { combinator: "and", rules: [{ field: "event.data.surveyId", operator: "=", value: "v-1" }] },
    },
  ],
  tiers: [],
}
const nameable = {
  segments: [],
  eventTypes: {},
  stores: { "s-1": "Harbour", "s-2": "Market" },
  surveys: { "v-1": "Your visit" },
}

test("a version keeps what the stores and surveys of its rules are called, for its sentences", () => {
  const definition = definitionOf(draft, "v", nameable)
  expect(definition).toMatchObject({ stores: { "s-1": "Harbour" }, surveys: { "v-1": "Your visit" } })
  expect(definition.stores).not.toHaveProperty("s-2")
  const sentences = describeProgram(definition).join(" ")
  expect(sentences).toContain("store is one of Harbour, s-9")
  expect(sentences).toContain("Your visit")
})

test("a store that is called otherwise makes no other version", () => {
  const before = definitionOf(draft, "v", nameable)
  const after = definitionOf(draft, "w", { ...nameable, stores: { "s-1": "Old Harbour" } })
  expect(sameDefinition(before, after)).toBe(true)
  const other = { ...draft, rules: draft.rules.slice(1) }
  expect(sameDefinition(before, definitionOf(other, "w", nameable))).toBe(false)
})

test("an old benefit that got its id when it was saved makes no other version, another benefit does", () => {
  const qualification = { metric: "spendMinor" as const, threshold: 0, window: "rolling365" as const }
  const withNote = (text: string, id?: string): ProgramDraft => {
    const benefits = [{ kind: "note" as const, text, ...(id ? { id } : {}) }]
    return { ...draft, tiers: [{ id: "t", name: "Base", rank: 0, qualification, downgrade: "toEligible", benefits }] }
  }
  const old = definitionOf(withNote("A smile"), "v", nameable)
  expect(sameDefinition(old, definitionOf(withNote("A smile", "b-1"), "w", nameable))).toBe(true)
  expect(sameDefinition(old, definitionOf(withNote("A laugh", "b-1"), "w", nameable))).toBe(false)
  const kept = definitionOf(withNote("A smile", "b-1"), "v", nameable)
  expect(sameDefinition(kept, definitionOf(withNote("A smile", "b-2"), "w", nameable))).toBe(false)
})
