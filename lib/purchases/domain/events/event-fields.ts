import type { EventSchema } from "./event-schema"

export type EventFieldKind = "text" | "number" | "yesNo" | "choice"

/** One value that an event carries, as the table in the dashboard shows it. */
export interface EventField {
  name: string
  kind: EventFieldKind
  required: boolean
  /** Of a choice: what may stand there. */
  choices: string[]
}

const longestText = 2000

const schemaOf: Record<EventFieldKind, (field: EventField) => EventSchema> = {
  text: () => ({ type: "string", maxLength: longestText }),
  number: () => ({ type: "number" }),
  yesNo: () => ({ type: "boolean" }),
  choice: ({ choices }) => ({ type: "string", enum: choices }),
}

/** The JSON schema that a table of fields stands for. What is not in the table may come along. */
export function schemaOfFields(fields: readonly EventField[]): EventSchema {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf[field.kind](field)])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
  }
}

/** The table of a JSON schema; null where the schema says more than a table can show, so that nothing of it is lost. */
export function fieldsOfSchema(schema: EventSchema): EventField[] | null {
  const { type, properties = {}, required = [], additionalProperties, ...more } = schema
  if (type !== "object" || Object.keys(more).length > 0) return null
  if (required.some((name) => !Object.hasOwn(properties, name))) return null
  const fields = Object.entries(properties).map(([name, inner]) => fieldOf(name, inner, required.includes(name)))
  return additionalProperties !== undefined || fields.includes(null) ? null : (fields as EventField[])
}

function fieldOf(name: string, schema: EventSchema, required: boolean): EventField | null {
  const choices = schema.enum?.every((one) => typeof one === "string") ? (schema.enum as string[]) : []
  for (const kind of ["text", "number", "yesNo", "choice"] as const) {
    const field = { name, kind, required, choices: kind === "choice" ? choices : [] }
    const same = sameSchema(schemaOf[kind](field), schema)
    if (same && (kind !== "choice" || choices.length > 0)) return field
  }
  return null
}

function sameSchema(a: EventSchema, b: EventSchema): boolean {
  const sorted = (schema: EventSchema) => JSON.stringify(Object.entries(schema).sort(([x], [y]) => (x < y ? -1 : 1)))
  return sorted(a) === sorted(b)
}

const nameForm = /^[\p{L}\p{N}_-]{1,64}$/u

/** What is wrong with a row of the table, in a sentence; null: nothing. */
export function fieldProblem(fields: readonly EventField[], index: number): string | null {
  const field = fields[index]
  if (!field) return null
  if (!nameForm.test(field.name) || field.name === "__proto__")
    return "A name has 1 to 64 letters, digits, hyphens or underscores."
  if (fields.findIndex(({ name }) => name === field.name) < index) return "This name stands in the table already."
  const empty = field.choices.length === 0 || field.choices.some((choice) => choice === "")
  return field.kind === "choice" && empty ? "Name at least one choice." : null
}

/** The code that a name suggests: "Podcast heard" is podcast.heard. */
export function codeOfName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/^[0-9]+/, ""))
  return words
    .filter((word) => word !== "")
    .join(".")
    .slice(0, 80)
}
