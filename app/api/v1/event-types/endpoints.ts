import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { archiveEventType } from "@/lib/purchases/commands/archive-event-type"
import { createEventType } from "@/lib/purchases/commands/create-event-type"
import { restoreEventType } from "@/lib/purchases/commands/restore-event-type"
import { updateEventType } from "@/lib/purchases/commands/update-event-type"
import { getEventTypeOrThrow } from "@/lib/purchases/queries/get-event-type-or-throw"
import { listEventTypes } from "@/lib/purchases/queries/list-event-types"
import { eventTypeSchema, eventTypesQuery, updateEventTypeSchema } from "@/lib/purchases/schema-event"
import { eventTypeAnswer } from "../events/answers"

const area = "events"
const params = z.object({ id: idText })

export const eventTypesEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/event-types",
    area,
    summary: "Define a kind of activity",
    permission: "programs:write",
    body: eventTypeSchema,
    responses: { 201: eventTypeAnswer },
    run: (ctx, { body }) => createEventType(ctx, body),
  }),
  endpoint({
    method: "GET",
    path: "/event-types",
    area,
    summary: "List the kinds of activity",
    permission: "events:read",
    query: eventTypesQuery,
    responses: { 200: pageSchema(eventTypeAnswer) },
    run: (ctx, { query }) => listEventTypes(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/event-types/{id}",
    area,
    summary: "Read a kind of activity",
    permission: "events:read",
    params,
    responses: { 200: eventTypeAnswer },
    run: (ctx, { params }) => getEventTypeOrThrow(ctx, params),
  }),
  endpoint({
    method: "PATCH",
    path: "/event-types/{id}",
    area,
    summary: "Change a kind of activity",
    permission: "programs:write",
    params,
    body: updateEventTypeSchema,
    responses: { 200: eventTypeAnswer },
    run: (ctx, { params, body }) => updateEventType(ctx, { eventTypeId: params.id, ...body }),
  }),
  endpoint({
    method: "POST",
    path: "/event-types/{id}/archive",
    area,
    summary: "Take no more activities of a kind",
    permission: "programs:write",
    params,
    responses: { 200: eventTypeAnswer },
    run: (ctx, { params }) => archiveEventType(ctx, { eventTypeId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/event-types/{id}/restore",
    area,
    summary: "Take activities of an archived kind again",
    permission: "programs:write",
    params,
    responses: { 200: eventTypeAnswer },
    run: (ctx, { params }) => restoreEventType(ctx, { eventTypeId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
