import { z } from "zod"
import { pageQuery } from "@/lib/core/page"
import { idText, instantText, text } from "@/lib/core/values"
import { checkEventSchema, mostSchemaBytes } from "./domain/events/event-schema"
import { jsonProblem } from "./domain/events/json-bounds"
import { customerReferenceSchema } from "./schema"

const mostDataBytes = 16 * 1024

const eventTypeCode = z
  .string()
  .max(80)
  .regex(
    /^[a-z][a-zA-Z0-9_]*(\.[a-z][a-zA-Z0-9_]*)*$/,
    "Must be words of letters and digits joined by dots, such as review.written.",
  )

/** A JSON object that can be kept and read back. */
const object = (mostBytes: number) =>
  z.record(z.string(), z.unknown()).superRefine((value, issues) => {
    const problem = jsonProblem(value, mostBytes)
    if (problem) issues.addIssue({ code: "custom", path: pathOf(problem.path), message: problem.message })
  })

const pathOf = (path: string) => (path === "" ? [] : path.split("."))

/** The JSON schema of an event's data, in the part of draft 2020-12 that is taken; see `checkEventSchema`. */
const dataSchema = object(mostSchemaBytes).superRefine((schema, issues) => {
  if (jsonProblem(schema, mostSchemaBytes)) return
  for (const { path, message } of checkEventSchema(schema)) {
    issues.addIssue({ code: "custom", path: pathOf(path), message })
  }
})

/** The body of POST /event-types. Without a schema any data is taken. */
export const eventTypeSchema = z.strictObject({
  code: eventTypeCode,
  name: text(120),
  schema: dataSchema.optional(),
})

/** The body of PATCH /event-types/{id}: the code stays, as rules and events name it. */
export const updateEventTypeSchema = z.strictObject({ name: text(120).optional(), schema: dataSchema.optional() })

/** The dashboard's forms: the same with which one it is about. */
export const eventTypeIdSchema = z.strictObject({ eventTypeId: idText })
export const updateEventTypeActionSchema = updateEventTypeSchema.extend({ eventTypeId: idText })

/** The body of POST /events. Whether the data is right is judged by the schema of its type. */
export const eventSchema = z.strictObject({
  externalId: text(255),
  type: text(80),
  customer: customerReferenceSchema,
  occurredAt: instantText,
  data: object(mostDataBytes).optional(),
})

/** The query of GET /events. */
export const eventsQuery = pageQuery.extend({
  type: text(80).optional(),
  trigger: z.enum(["event", "signup", "birthday", "anniversary", "referral", "surveyResponse"]).optional(),
  customerId: idText.optional(),
})

export const eventTypesQuery = pageQuery.extend({
  archived: z.stringbool().optional().meta({ description: "true: only what was archived." }),
})

export type EventTypeInput = z.infer<typeof eventTypeSchema>
export type UpdateEventTypeInput = z.infer<typeof updateEventTypeActionSchema>
export type EventInput = z.infer<typeof eventSchema>
export type EventsQuery = z.infer<typeof eventsQuery>
