import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { idText } from "@/lib/core/values"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { entryAnswer } from "../members/answers"

export const entriesEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/entries/{id}",
    area: "members",
    summary: "Read an entry and why it is what it is",
    permission: "members:read",
    params: z.object({ id: idText }),
    responses: {
      200: entryAnswer.extend({
        programVersionId: z.string().nullable(),
        postings: z.array(z.object({ account: z.string(), points: z.number().int() })),
        explanation: z.unknown().meta({
          description: "Every rule evaluated, conditions that held and failed with the values seen, the arithmetic.",
        }),
      }),
    },
    run: (ctx, { params }) => getEntry(ctx, params),
  }),
]
