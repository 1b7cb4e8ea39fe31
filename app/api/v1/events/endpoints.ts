import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { eventTemplates } from "@/lib/purchases/domain/events/event-templates"
import { getEvent } from "@/lib/purchases/queries/get-event"
import { listEvents } from "@/lib/purchases/queries/list-events"
import { eventSchema, eventsQuery } from "@/lib/purchases/schema-event"
import { eventDetailAnswer, recordedEventAnswer } from "./answers"

const area = "events"
const readyMade = eventTemplates.map(({ code }) => code).join(", ")

export const eventsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/events",
    area,
    summary: `Record an activity of a customer. The kinds ${readyMade} need not be defined first`,
    permission: "events:write",
    body: eventSchema,
    responses: { 201: recordedEventAnswer, 200: recordedEventAnswer },
    run: (ctx, { body }) => recordEvent(ctx, body),
    respond: ({ isNew, ...body }) => ({ status: isNew ? 201 : 200, body }),
  }),
  endpoint({
    method: "GET",
    path: "/events",
    area,
    summary: "List activities, newest first",
    permission: "events:read",
    query: eventsQuery,
    responses: { 200: pageSchema(eventDetailAnswer) },
    run: (ctx, { query }) => listEvents(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/events/{id}",
    area,
    summary: "Read an activity",
    permission: "events:read",
    params: z.object({ id: idText }),
    responses: { 200: eventDetailAnswer },
    run: (ctx, { params }) => getEvent(ctx, params),
  }),
]
