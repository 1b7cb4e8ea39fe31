import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageOfWhole, pageSchema, shortPageQuery } from "@/lib/core/page"
import { dayText, idText } from "@/lib/core/values"
import { restoreVersion } from "@/lib/programs/commands/restore-version"
import { withdrawVersion } from "@/lib/programs/commands/withdraw-version"
import { compareVersions } from "@/lib/programs/queries/compare-versions"
import { listVersions } from "@/lib/programs/queries/list-versions"
import { restoreVersionSchema, withdrawVersionSchema } from "@/lib/programs/schema"
import { compareMembers } from "@/lib/purchases/queries/compare-members"
import { answerPublish } from "./answer-publish"
import { programAnswer, publishJobAnswer, versionAnswer } from "./answers"

const area = "Programs"
const params = z.object({ id: idText })
const ofVersion = z.object({ id: idText, versionId: idText })
const name = z
  .union([idText, z.enum(["live", "draft"])])
  .meta({ description: "The id of a version, live for what holds now, draft for what would be published." })

export const changeAnswer = z.object({
  kind: z.enum(["added", "removed", "changed"]),
  about: z.enum(["program", "rule", "tier", "reward", "segment"]),
  what: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
})

const comparedAnswer = z.object({ number: z.int().nullable(), definition: z.record(z.string(), z.unknown()) })

const listedAnswer = pageSchema(
  versionAnswer.extend({
    publishedBy: z.string().nullable(),
    changes: z.array(changeAnswer),
    told: z.int().meta({ description: "How many members were told of it." }),
  }),
)

const tierId = z.uuid().nullable()
const dearerAnswer = z.object({ id: z.uuid(), name: z.string(), oldPoints: z.int(), newPoints: z.int() })

const membersAnswer = z
  .object({
    start: z.iso.datetime(),
    scanned: z.int().meta({ description: "Members looked at in this page. Figures of all pages add up." }),
    total: z.int(),
    nextCursor: z.string().nullable(),
    moves: z.array(z.object({ fromId: tierId, toId: tierId, members: z.int() })),
    concerned: z.array(
      z.object({
        id: z.uuid(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        cardNumber: z.string(),
        fromTierId: tierId,
        toTierId: tierId,
        dearer: dearerAnswer.nullable(),
      }),
    ),
    cost: z
      .object({ from: z.iso.date(), to: z.iso.date(), exact: z.boolean(), livePoints: z.int(), afterPoints: z.int() })
      .nullable(),
  })
  .meta({ id: "MemberComparison" })

const publishing = { 200: programAnswer, 202: publishJobAnswer }

export const versionEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/programs/{id}/versions",
    area,
    summary: "List the versions of a program with what each changed",
    permission: "programs:read",
    params,
    query: shortPageQuery,
    responses: { 200: listedAnswer },
    run: async (ctx, { params, query }) =>
      pageOfWhole(await listVersions(ctx, { programId: params.id }), query, ({ id }) => id),
  }),
  endpoint({
    method: "GET",
    path: "/programs/{id}/changes",
    area,
    summary: "Compare two versions in words; by default the draft with what holds now",
    permission: "programs:read",
    params,
    query: z.object({ from: name.optional(), to: name.optional() }),
    responses: { 200: z.object({ from: comparedAnswer, to: comparedAnswer, changes: z.array(changeAnswer) }) },
    run: (ctx, { params, query }) => compareVersions(ctx, { ...query, programId: params.id }),
  }),
  endpoint({
    method: "GET",
    path: "/programs/{id}/changes/members",
    area,
    summary: "What publishing the draft, or restoring a version, would do to members; writes nothing",
    permission: "members:read",
    params,
    query: z.object({
      versionId: idText.optional(),
      effectiveFrom: dayText.optional(),
      cursor: idText.optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    responses: { 200: membersAnswer },
    run: (ctx, { params, query }) => compareMembers(ctx, { ...query, programId: params.id }),
  }),
  endpoint({
    method: "POST",
    path: "/programs/{id}/versions/{versionId}/restore",
    area,
    summary: "Roll back: publish what an earlier version says as a new version",
    permission: "programs:publish",
    params: ofVersion,
    body: restoreVersionSchema,
    responses: publishing,
    run: (ctx, { params, body }) => restoreVersion(ctx, { ...body, programId: params.id, versionId: params.versionId }),
    respond: answerPublish,
  }),
  endpoint({
    method: "POST",
    path: "/programs/{id}/versions/{versionId}/withdraw",
    area,
    summary: "Keep a version that waits for its day from ever holding",
    permission: "programs:publish",
    params: ofVersion,
    body: withdrawVersionSchema,
    responses: publishing,
    run: (ctx, { params, body }) =>
      withdrawVersion(ctx, { ...body, programId: params.id, versionId: params.versionId }),
    respond: answerPublish,
  }),
]
