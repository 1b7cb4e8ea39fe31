import { describe, expect, it } from "vitest"
import { checkEventSchema } from "./event-schema"
import { jsonProblem } from "./json-bounds"

const paths = (schema: unknown) => checkEventSchema(schema).map(({ path }) => path)

describe("checkEventSchema", () => {
  it("takes what describes data", () => {
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      title: "Review",
      properties: {
        rating: { type: "integer", minimum: 1, maximum: 5 },
        tags: { type: "array", items: { type: "string", maxLength: 20 }, maxItems: 5 },
        size: { enum: ["S", "M", null] },
        where: { type: "object", properties: { "shop-id": { type: ["string", "null"] } }, required: ["shop-id"] },
      },
      required: ["rating"],
      additionalProperties: false,
    }
    expect(checkEventSchema(schema)).toEqual([])
  })

  it.each([
    ["a reference to elsewhere", { $ref: "https://evil.example/schema" }, ["$ref"]],
    ["a reference within", { properties: { a: { $ref: "#/properties/b" } } }, ["properties.a.$ref"]],
    ["a pattern that never ends", { properties: { a: { pattern: "^(a+)+$" } } }, ["properties.a.pattern"]],
    ["a format", { properties: { a: { format: "regex" } } }, ["properties.a.format"]],
    ["patterns of names", { patternProperties: { "^(a+)+$": {} } }, ["patternProperties"]],
    ["branches", { allOf: [{}], anyOf: [{}], oneOf: [{}], not: {}, if: {} }, ["allOf", "anyOf", "oneOf", "not", "if"]],
    ["definitions", { $defs: { a: {} } }, ["$defs"]],
    ["another draft", { $schema: "http://json-schema.org/draft-07/schema#" }, ["$schema"]],
    ["an unknown type", { properties: { a: { type: "date" } } }, ["properties.a.type"]],
    ["a schema that is none", { properties: { a: true } }, ["properties.a"]],
    ["a name that breaks out", { properties: { '"];process.exit()//': {} } }, ["properties"]],
    ["a prototype", { properties: JSON.parse('{"__proto__": {}}') }, ["properties"]],
    ["no choice", { properties: { a: { enum: [] } } }, ["properties.a.enum"]],
    [
      "lengths that are none",
      { properties: { a: { maxLength: -1 }, b: { minItems: 1.5 } } },
      ["properties.a.maxLength", "properties.b.minItems"],
    ],
    ["an inherited keyword", { constructor: 1, toString: 1 }, ["constructor", "toString"]],
  ])("refuses %s", (_what, part, wrong) => {
    expect(paths({ type: "object", ...part })).toEqual(wrong)
  })

  it("refuses what does not describe an object", () => {
    for (const schema of [null, [], "x", {}, { type: "string" }]) expect(checkEventSchema(schema)).toHaveLength(1)
  })

  it("refuses more names than 50", () => {
    const properties = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`a${index}`, {}]))
    expect(paths({ type: "object", properties })).toEqual(["properties"])
  })
})

describe("jsonProblem", () => {
  it("names what cannot be kept", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(9)}1${"}".repeat(9)}`)
    expect(jsonProblem({ a: [1, "x", true, null] }, 1024)).toBeNull()
    expect(jsonProblem({ a: { b: "\0" } }, 1024)?.path).toBe("a.b")
    expect(jsonProblem({ a: "\ud800" }, 1024)?.path).toBe("a")
    expect(jsonProblem({ a: JSON.parse("1e400") }, 1024)?.path).toBe("a")
    expect(jsonProblem(JSON.parse('{"a":{"__proto__":{"x":1}}}'), 1024)?.path).toBe("a")
    expect(jsonProblem(deep, 1024)?.message).toMatch(/deeper/)
    expect(jsonProblem({ a: "x".repeat(1100) }, 1024)?.message).toBe("Must have at most 1 kB.")
  })

  it("does not follow a nest without end", () => {
    const deep = JSON.parse(`${'{"a":['.repeat(20_000)}${"]}".repeat(20_000)}`)
    expect(jsonProblem(deep, 1024)?.message).toMatch(/deeper/)
  })
})
