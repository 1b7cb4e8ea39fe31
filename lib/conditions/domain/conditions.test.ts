import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ruleConditionSchema, segmentConditionSchema } from "../schema"
import type { Condition, ConditionRule, Fact } from "./condition"
import { fieldsOf } from "./condition"
import { describeCondition } from "./describe-condition"
import { evaluate } from "./evaluate"

function one(rule: ConditionRule): Condition {
  return { combinator: "and", rules: [rule] }
}

function held(rule: ConditionRule, fact: Fact): boolean {
  return evaluate(one(rule), () => fact).held
}

describe("evaluate", () => {
  it("treats what is missing as unequal to everything", () => {
    const field = "customer.email"
    expect(held({ field, operator: "=", value: "a@b.c" }, null)).toBe(false)
    expect(held({ field, operator: "!=", value: "a@b.c" }, null)).toBe(true)
    expect(held({ field, operator: "notIn", value: ["a@b.c"] }, null)).toBe(true)
    expect(held({ field, operator: "contains", value: "a" }, null)).toBe(false)
    expect(held({ field, operator: "null" }, null)).toBe(true)
    expect(held({ field: "customer.spendMinor", operator: "<", value: 5 }, null)).toBe(false)
    expect(held({ field: "member.tier", operator: "!=", value: "Gold" }, [])).toBe(true)
  })

  it("compares case exactly, except for e-mail addresses", () => {
    expect(held({ field: "purchase.channel", operator: "=", value: "App" }, "app")).toBe(false)
    expect(held({ field: "customer.email", operator: "endsWith", value: "@X.COM" }, "a@x.com")).toBe(true)
  })

  it("compares attributes as numbers where the condition names a number", () => {
    const field = "customer.attributes.age"
    expect(held({ field, operator: ">", value: 9 }, "10")).toBe(true)
    expect(held({ field, operator: ">", value: "9" }, "10")).toBe(false)
    expect(held({ field, operator: ">", value: 9 }, "ten")).toBe(false)
    expect(held({ field, operator: "=", value: true }, "true")).toBe(true)
  })

  it("orders texts by code points, as Postgres does, whatever their characters", () => {
    const field = "customer.attributes.name"
    const text = fc.string({
      unit: fc.constantFrom("a", "b", "\uffff", "\ue000", "😀", "😁", "\u{10ffff}"),
      maxLength: 4,
    })
    const points = (value: string) =>
      Array.from(value, (one) => one.codePointAt(0)?.toString(16).padStart(6, "0")).join("")
    fc.assert(
      fc.property(text, text, (seen, value) => {
        expect(held({ field, operator: "<", value }, seen)).toBe(points(seen) < points(value))
        expect(held({ field, operator: "=", value }, seen)).toBe(seen === value)
        expect(held({ field: "items.sku", operator: "in", value: ["x", value] }, seen)).toBe(seen === value)
      }),
    )
  })

  it("lets any of a set match", () => {
    expect(held({ field: "member.tier", operator: "in", value: ["Gold", "Silver"] }, ["id", "Gold"])).toBe(true)
    expect(held({ field: "member.tier", operator: "!=", value: "Gold" }, ["id", "Gold"])).toBe(false)
  })

  it("negates groups, holds for an empty one, and traces every part with what it saw", () => {
    const inner: Condition = {
      combinator: "or",
      not: true,
      rules: [{ field: "purchase.hour", operator: "<", value: 12 }],
    }
    const trace = evaluate({ combinator: "and", rules: [inner, { combinator: "or", rules: [] }] }, () => 15)
    expect(trace).toEqual({
      combinator: "and",
      not: false,
      held: true,
      rules: [
        {
          combinator: "or",
          not: true,
          held: true,
          rules: [{ field: "purchase.hour", operator: "<", value: 12, seen: 15, held: false }],
        },
        { combinator: "or", not: false, held: true, rules: [] },
      ],
    })
  })
})

describe("the schema", () => {
  const message = (condition: unknown, schema = segmentConditionSchema) =>
    schema.safeParse(condition).error?.issues[0]?.message ?? null

  it("takes what its context knows and names what it does not", () => {
    const purchase = one({ field: "purchase.amountMinor", operator: ">", value: 100 })
    expect(message(purchase, ruleConditionSchema)).toBeNull()
    expect(message(purchase)).toBe('The field "purchase.amountMinor" cannot be used here.')
    expect(message(one({ field: "customer.shoeSize", operator: "=", value: 1 }))).toBe(
      'There is no field "customer.shoeSize".',
    )
    expect(message(one({ field: "customer.isMember", operator: "<", value: true }))).toBe(
      'The field "customer.isMember" has no operator "<".',
    )
    expect(message(one({ field: "customer.firstPurchaseAt", operator: "<", value: "2023-02-29" }))).toBe(
      "The value must be a day, as YYYY-MM-DD.",
    )
  })

  it("refuses hostile sizes and characters", () => {
    const deep = Array.from({ length: 9 }).reduce<Condition>(
      (inner) => ({ combinator: "and", rules: [inner] }),
      one({ field: "customer.isMember", operator: "=", value: true }),
    )
    const wide = { combinator: "and", rules: Array.from({ length: 101 }, () => ({ combinator: "and", rules: [] })) }
    const rule = { field: "customer.email", operator: "=" }
    for (const bad of [
      deep,
      wide,
      one({ ...rule, operator: "=", value: "a\0b" }),
      { combinator: "and", rules: [rule] },
    ]) {
      expect(segmentConditionSchema.safeParse(bad).success).toBe(false)
    }
    const many = one({
      field: "customer.spendMinor",
      operator: "in",
      value: Array.from({ length: 501 }, (_, at) => at),
    })
    expect(segmentConditionSchema.safeParse(many).error?.issues[0]?.message).toBe("A list may have at most 500 values.")
  })
})

it("tells a condition in words and names its fields", () => {
  const condition: Condition = {
    combinator: "and",
    rules: [
      { field: "purchase.amountMinor", operator: ">=", value: 2000 },
      {
        combinator: "or",
        rules: [
          { field: "purchase.weekday", operator: "in", value: [6, 7] },
          { field: "customer.isMember", operator: "!=", value: true },
        ],
      },
    ],
  }
  expect(describeCondition(condition, { moneyCurrency: "USD" })).toBe(
    "purchase amount is at least $20.00 and (weekday is one of Saturday, Sunday or is not a member)",
  )
  const since = one({ field: "member.joinedAt", operator: ">=", value: "2026-05-01" })
  expect(describeCondition(since)).toBe("day of joining is on or after 1 May 2026")
  expect([...fieldsOf(condition)]).toEqual(["purchase.amountMinor", "purchase.weekday", "customer.isMember"])
})
