import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { sendHeldMail } from "@/lib/messaging/commands/send-held-mail"
import { getMailOrThrow } from "@/lib/messaging/queries/get-mail-or-throw"
import { listMail } from "@/lib/messaging/queries/list-mail"

const mail = z.object({
  id: z.string(),
  toAddress: z.string(),
  subject: z.string(),
  status: z.enum(["queued", "sent", "failed", "held"]),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})
const hasServer = z.boolean().meta({ description: "Whether a mail server is set; without one, mail is held." })
const params = z.object({ id: idText })

export const mailEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/mail",
    area: "mail",
    summary: "Messages written, newest first",
    permission: "messages:read",
    query: pageQuery,
    responses: { 200: z.object({ data: z.array(mail), nextCursor: z.string().nullable(), hasServer }) },
    run: (ctx, { query }) => listMail(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/mail/{id}",
    area: "mail",
    summary: "One message; its text is null where it is its addressee's alone",
    permission: "messages:read",
    params,
    responses: { 200: mail.extend({ text: z.string().nullable(), hasServer }) },
    run: (ctx, input) => getMailOrThrow(ctx, input.params.id),
  }),
  endpoint({
    method: "POST",
    path: "/mail/{id}/send",
    area: "mail",
    summary: "Send a message that was held or failed",
    permission: "merchants:write",
    params,
    responses: { 200: z.object({ id: z.string(), status: z.string() }) },
    run: (ctx, input) => sendHeldMail(ctx, { mailId: input.params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
