import type { FieldError } from "@/lib/core/errors"

/** The part of JSON Schema 2020-12 that describes what an event carries: enough to check, too little to do harm. */
export interface EventSchema {
  $schema?: string
  title?: string
  description?: string
  type?: string | string[]
  properties?: Record<string, EventSchema>
  required?: string[]
  additionalProperties?: boolean
  items?: EventSchema
  enum?: (string | number | boolean | null)[]
  const?: string | number | boolean | null
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

export const mostSchemaBytes = 16 * 1024
const mostProperties = 50
const mostChoices = 200
const draft = "https://json-schema.org/draft/2020-12/schema"
const types = ["string", "number", "integer", "boolean", "object", "array", "null"]
const nameForm = /^[\p{L}\p{N}_-]{1,64}$/u

type Check = (value: unknown) => string | null

const isText = (value: unknown) => typeof value === "string" && value.length <= 500
const isScalar = (value: unknown) =>
  value === null ||
  typeof value === "boolean" ||
  typeof value === "number" ||
  (typeof value === "string" && isText(value))
const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= mostProperties && value.every((one) => typeof one === "string")
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const text: Check = (value) => (isText(value) ? null : "Must be a text of at most 500 characters.")
const number: Check = (value) => (typeof value === "number" ? null : "Must be a number.")
const count: Check = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? null : "Must be a whole number, 0 or more."

/** Every keyword that may stand in a schema; properties and items are walked into. */
const keywords: Record<keyof EventSchema, Check> = {
  $schema: (value) => (value === draft ? null : `Must be ${draft}, or left out.`),
  title: text,
  description: text,
  type: (value) => {
    const named = Array.isArray(value) ? value : [value]
    const known = named.length > 0 && named.length <= types.length && named.every((one) => types.includes(String(one)))
    return known && new Set(named).size === named.length
      ? null
      : `Must be one of ${types.join(", ")}, or a list of them.`
  },
  properties: (value) => {
    if (!isObject(value)) return "Must be an object of schemas by name."
    const names = Object.keys(value)
    if (names.length > mostProperties) return `Must have at most ${mostProperties} names.`
    const wrong = names.find((name) => !nameForm.test(name) || name === "__proto__")
    return wrong === undefined ? null : "Names have 1 to 64 letters, digits, hyphens or underscores."
  },
  required: (value) => (isTextList(value) && new Set(value).size === value.length ? null : "Must be a list of names."),
  additionalProperties: (value) => (typeof value === "boolean" ? null : "Must be true or false."),
  items: (value) => (isObject(value) ? null : "Must be one schema."),
  enum: (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= mostChoices && value.every(isScalar)
      ? null
      : `Must be a list of 1 to ${mostChoices} texts, numbers, true, false or null.`,
  const: (value) => (isScalar(value) ? null : "Must be a text, a number, true, false or null."),
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
}

const remedies: Record<string, string> = {
  pattern: "Patterns are not taken, as some never end. Use enum or maxLength.",
  format: "Formats are not taken. Use a text with maxLength.",
  $ref: "References are not taken. Write the schema out in full.",
}

/**
 * What keeps a JSON value from being the schema of an event's data: the keywords at fault by their paths, each with its
 * remedy. The value's depth and size are bounded by the caller.
 */
export function checkEventSchema(schema: unknown): FieldError[] {
  if (!isObject(schema)) return [{ path: "", message: "Must be a JSON Schema, an object." }]
  if (schema.type !== "object") return [{ path: "type", message: 'Must be "object": data is an object.' }]
  return checkNode(schema, "").slice(0, 50)
}

function checkNode(node: Record<string, unknown>, path: string): FieldError[] {
  const at = (keyword: string) => (path === "" ? keyword : `${path}.${keyword}`)
  const problems = Object.entries(node).flatMap(([keyword, value]) => {
    const check = Object.hasOwn(keywords, keyword) ? keywords[keyword as keyof EventSchema] : undefined
    const message = check ? check(value) : (remedies[keyword] ?? "This keyword is not taken. Leave it out.")
    return message === null ? [] : [{ path: at(keyword), message }]
  })
  const properties = isObject(node.properties) ? Object.entries(node.properties) : []
  const inner = [
    ...properties.map(([name, value]) => ({ at: at(`properties.${name}`), value })),
    ...(node.items === undefined ? [] : [{ at: at("items"), value: node.items }]),
  ].flatMap(({ at: where, value }) =>
    isObject(value) ? checkNode(value, where) : [{ path: where, message: "Must be a schema, an object." }],
  )
  return [...problems, ...inner]
}
