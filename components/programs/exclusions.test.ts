import { describe, expect, it } from "vitest"
import { plainQuery, toQuery } from "@/components/conditions/builder-condition"
import { exclusionValue, keepFields, notDiscounted, withExclusion } from "./exclusions"

const either = toQuery({
  combinator: "or",
  rules: [
    { field: "purchase.channel", operator: "=", value: "app" },
    { field: "member.tier", operator: "=", value: "Gold" },
  ],
})

describe("a ready-made exclusion", () => {
  it("writes one demand, changes it, and takes it back", () => {
    const made = withExclusion(null, notDiscounted, 0)
    expect(made && plainQuery(made)).toEqual({
      combinator: "and",
      rules: [{ field: "items.discountMinor", operator: "=", value: 0 }],
    })
    expect(exclusionValue(made, notDiscounted)).toBe(0)
    expect(withExclusion(made, notDiscounted, null)).toBeNull()
  })

  it("stands beside what is joined by or, and leaves it as it was", () => {
    const made = withExclusion(either, notDiscounted, 0)
    expect(made?.combinator).toBe("and")
    expect(made?.rules[0]).toBe(either)
    expect(exclusionValue(made, notDiscounted)).toBe(0)
    expect(exclusionValue(either, notDiscounted)).toBeNull()
  })
})

it("takes out what another occasion cannot know, and nothing else", () => {
  const nested = toQuery({
    combinator: "and",
    rules: [
      { field: "items.sku", operator: "=", value: "A" },
      { combinator: "or", rules: [{ field: "purchase.hour", operator: "=", value: 9 }] },
      { field: "member.tier", operator: "=", value: "Gold" },
    ],
  })
  const kept = keepFields(nested, (field) => field.startsWith("member."))
  expect(kept && plainQuery(kept)).toEqual({
    combinator: "and",
    rules: [{ field: "member.tier", operator: "=", value: "Gold" }],
  })
  expect(keepFields(either, () => true)).toBe(either)
  expect(keepFields(either, () => false)).toBeNull()
})
