import { expect, it } from "vitest"
import type { Condition } from "@/lib/conditions/domain/condition"
import type { EarningRule } from "./definition"
import { embedSegments, orderSegments, segmentProblems } from "./embed-segments"

function asks(field: string, value: string | number, operator: "=" | ">=" | "notNull" = "="): Condition {
  return { combinator: "and", rules: [{ field, operator, value }] }
}

const often = { id: "often", name: "Often", condition: asks("customer.purchaseCount", 5, ">=") }
const best = { id: "best", name: "Best", condition: asks("customer.segment", "Often") }
const top = { id: "top", name: "Top", condition: asks("customer.segment", "best") }
const vocal = {
  id: "vocal",
  name: "Vocal",
  condition: asks("survey.01890000-0000-7000-8000-000000000001.nps", 9, ">="),
}
const circle = { id: "circle", name: "Circle", condition: asks("customer.segment", "circle") }

function rule(more: Partial<EarningRule>): EarningRule {
  return { id: "r", name: "Rule", trigger: "purchase", effect: { kind: "fixed", points: 1 }, ...more }
}

it("keeps what rules name and what that is made of, each after its parts", () => {
  const segments = embedSegments([rule({ eligibleSegmentId: "top" })], [top, often, best, vocal])
  expect(Object.keys(segments).sort()).toEqual(["best", "often", "top"])
  expect(orderSegments(segments).map(([id]) => id)).toEqual(["often", "best", "top"])
})

it("keeps all where a condition asks whether there is any", () => {
  const condition = asks("customer.segment", "", "notNull")
  expect(Object.keys(embedSegments([rule({ condition })], [often, best]))).toEqual(["often", "best"])
})

it.each([
  ["a segment that is gone", { eligibleSegmentId: "gone" }, "does not exist any more"],
  ["one of survey answers", { condition: asks("customer.segment", "Vocal") }, "looks at survey answers"],
  ["one made of itself", { eligibleSegmentId: "circle" }, "made of itself"],
])("refuses %s", (_, more, message) => {
  const rules = [rule(more)]
  const [problem] = segmentProblems({ rules, segments: embedSegments(rules, [vocal, circle]) })
  expect(problem?.message).toContain(message)
})

it("has nothing against a sound one", () => {
  const rules = [rule({ eligibleSegmentId: "best" }), rule({})]
  expect(segmentProblems({ rules, segments: embedSegments(rules, [best, often]) })).toEqual([])
})
