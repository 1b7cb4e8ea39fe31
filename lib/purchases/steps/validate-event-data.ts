import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js"
import { DomainError, type FieldError } from "@/lib/core/errors"
import type { EventSchema } from "../domain/events/event-schema"

/** Compiled schemas by their text: a kind of activity is checked often and changes seldom. */
const compiled = new Map<string, ValidateFunction>()
const mostCompiled = 200

/**
 * Refuses data that the schema does not allow, naming each value at fault as `data.rating`. The schema has passed
 * `checkEventSchema`, so that it holds no pattern, no reference and nothing that could run long. Throws `invalid_input`.
 */
export function validateEventData(schema: EventSchema, data: Readonly<Record<string, unknown>>): void {
  const validate = compile(schema)
  if (validate(data)) return
  const fields = (validate.errors ?? []).slice(0, 50).map(fieldError)
  throw new DomainError("invalid_input", { fields, detail: "The data does not fit this kind of activity." })
}

function compile(schema: EventSchema): ValidateFunction {
  const text = JSON.stringify(schema)
  const known = compiled.get(text)
  if (known) return known
  // An instance of its own for each, as it would remember every schema it has seen.
  const options = { allErrors: true, strict: false, logger: false, meta: false, validateSchema: false } as const
  const validate = new Ajv2020({ ...options, ownProperties: true }).compile(schema)
  if (compiled.size >= mostCompiled) compiled.clear()
  compiled.set(text, validate)
  return validate
}

const messages: Record<string, (params: Record<string, unknown>) => string> = {
  required: () => "Is required.",
  additionalProperties: () => "Is not part of this kind of activity. Leave it out.",
  type: ({ type }) => `Must be of type ${[type].flat().join(" or ")}.`,
  enum: ({ allowedValues }) => `Must be one of ${(allowedValues as unknown[]).slice(0, 20).map(String).join(", ")}.`,
  const: ({ allowedValue }) => `Must be ${String(allowedValue)}.`,
  minLength: ({ limit }) => `Must have at least ${String(limit)} characters.`,
  maxLength: ({ limit }) => `Must have at most ${String(limit)} characters.`,
  minItems: ({ limit }) => `Must have at least ${String(limit)} items.`,
  maxItems: ({ limit }) => `Must have at most ${String(limit)} items.`,
  minimum: ({ limit }) => `Must be at least ${String(limit)}.`,
  maximum: ({ limit }) => `Must be at most ${String(limit)}.`,
  exclusiveMinimum: ({ limit }) => `Must be more than ${String(limit)}.`,
  exclusiveMaximum: ({ limit }) => `Must be less than ${String(limit)}.`,
}

function fieldError({ instancePath, keyword, params }: ErrorObject): FieldError {
  const steps = instancePath.split("/").slice(1).map(unescaped)
  const name = params.missingProperty ?? params.additionalProperty
  const path = ["data", ...steps, ...(typeof name === "string" ? [name] : [])].join(".")
  return { path, message: messages[keyword]?.(params) ?? "Is not what the kind of activity asks for." }
}

/** RFC 6901. */
function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~")
}
