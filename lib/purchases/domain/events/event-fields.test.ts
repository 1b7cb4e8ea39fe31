import fc from "fast-check"
import { expect, test } from "vitest"
import { codeOfName, type EventField, fieldProblem, fieldsOfSchema, schemaOfFields } from "./event-fields"
import { checkEventSchema, type EventSchema } from "./event-schema"
import { eventTemplates } from "./event-templates"

const name = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_-]{0,20}$/).filter((one) => one !== "__proto__")
const field = fc.record({ name, required: fc.boolean() }).chain((base) =>
  fc.oneof(
    fc
      .constantFrom("text" as const, "number" as const, "yesNo" as const)
      .map((kind) => ({ ...base, kind, choices: [] })),
    fc
      .uniqueArray(fc.string({ minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 5 })
      .map((choices) => ({ ...base, kind: "choice" as const, choices })),
  ),
)

test("a table of fields and its schema say the same", () => {
  const table = fc.uniqueArray(field, { maxLength: 8, selector: (one) => one.name })
  fc.assert(
    fc.property(table, (fields: EventField[]) => {
      const schema = schemaOfFields(fields)
      expect(checkEventSchema(schema)).toEqual([])
      const byName = (all: EventField[] | null) => [...(all ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))
      expect(byName(fieldsOfSchema(schema))).toEqual(byName(fields))
    }),
  )
})

test("a schema that says more than a table stays JSON", () => {
  const more: EventSchema[] = [
    { type: "object", title: "Review" },
    { type: "object", properties: { a: { type: "integer" } } },
    { type: "object", properties: { a: { type: "number", minimum: 1 } } },
    { type: "object", properties: { a: { type: "array" } } },
    { type: "object", properties: {}, required: ["b"] },
    { type: "object", properties: {}, additionalProperties: false },
  ]
  for (const schema of more) expect(fieldsOfSchema(schema)).toBeNull()
  expect(fieldsOfSchema({ type: "object" })).toEqual([])
})

test("every template is sound", () => {
  for (const { fields, code } of eventTemplates) {
    expect(code).toMatch(/^[a-z]+(\.[a-z]+)+$/)
    expect(fields.map((_, index) => fieldProblem(fields, index))).toEqual(fields.map(() => null))
    expect(checkEventSchema(schemaOfFields(fields))).toEqual([])
  }
})

test("a row of the table says what is wrong with it", () => {
  const row = (changes: Partial<EventField>) =>
    ({ name: "a", kind: "text", required: false, choices: [], ...changes }) as EventField
  expect(fieldProblem([row({ name: "" })], 0)).toMatch(/1 to 64/)
  expect(fieldProblem([row({ name: "a b" })], 0)).toMatch(/1 to 64/)
  expect(fieldProblem([row({}), row({})], 0)).toBeNull()
  expect(fieldProblem([row({}), row({})], 1)).toMatch(/already/)
  expect(fieldProblem([row({ kind: "choice" })], 0)).toMatch(/choice/)
})

test("a name suggests a code", () => {
  expect(codeOfName("Podcast heard")).toBe("podcast.heard")
  expect(codeOfName("  Über 3 Cafés!  ")).toBe("uber.cafes")
  expect(codeOfName("2nd visit")).toBe("nd.visit")
  expect(codeOfName("日本")).toBe("")
})
