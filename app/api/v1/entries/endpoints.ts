import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { activateEntry } from "@/lib/ledger/commands/activate-entry"
import { cancelEntry } from "@/lib/ledger/commands/cancel-entry"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { listWaitingEntries } from "@/lib/ledger/queries/list-waiting-entries"
import { entryActionBodySchema } from "@/lib/ledger/schema"
import { entryAnswer } from "../members/answers"

const params = z.object({ id: idText })

const actionAnswer = z.object({
  id: z.string().meta({ description: "The entry that was posted." }),
  causeEntryId: z.string(),
  memberId: z.string(),
  currency: z.string(),
  points: z.number().int(),
})

export const entriesEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/entries/{id}",
    area: "members",
    summary: "Read an entry and why it is what it is",
    permission: "members:read",
    params,
    responses: {
      200: entryAnswer.extend({
        programVersionId: z.string().nullable(),
        programVersionNumber: z.number().int().nullable(),
        postings: z.array(z.object({ account: z.string(), points: z.number().int() })),
        explanation: z.unknown().meta({
          description: "Every rule evaluated, conditions that held and failed with the values seen, the arithmetic.",
        }),
      }),
    },
    run: (ctx, { params }) => getEntry(ctx, params),
  }),
  endpoint({
    method: "GET",
    path: "/entries/waiting",
    area: "members",
    summary: "List entries whose points wait for an action, newest first",
    permission: "members:read",
    query: pageQuery,
    responses: { 200: pageSchema(entryAnswer.extend({ who: z.string() })) },
    run: (ctx, { query }) => listWaitingEntries(ctx, query),
  }),
  endpoint({
    method: "POST",
    path: "/entries/{id}/activate",
    area: "members",
    summary: "Make available the points of an entry that wait for an action",
    permission: "members:adjust",
    params,
    body: entryActionBodySchema,
    responses: { 200: actionAnswer },
    run: (ctx, { params, body }) => activateEntry(ctx, { ...params, ...body }),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/entries/{id}/cancel",
    area: "members",
    summary: "Take back the points of an entry that wait for an action",
    permission: "members:adjust",
    params,
    body: entryActionBodySchema,
    responses: { 200: actionAnswer },
    run: (ctx, { params, body }) => cancelEntry(ctx, { ...params, ...body }),
    respond: (body) => ({ status: 200, body }),
  }),
]
