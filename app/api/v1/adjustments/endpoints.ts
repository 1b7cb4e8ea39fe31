import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { createAdjustmentBatch } from "@/lib/ledger/commands/create-adjustment-batch"
import { decideAdjustmentBatch } from "@/lib/ledger/commands/decide-adjustment-batch"
import { setApprovalLimit } from "@/lib/ledger/commands/set-approval-limit"
import { withdrawAdjustmentBatch } from "@/lib/ledger/commands/withdraw-adjustment-batch"
import { getAdjustmentBatch } from "@/lib/ledger/queries/get-adjustment-batch"
import { listAdjustmentBatches } from "@/lib/ledger/queries/list-adjustment-batches"
import { listAdjustmentRows } from "@/lib/ledger/queries/list-adjustment-rows"
import { previewAdjustments } from "@/lib/ledger/queries/preview-adjustments"
import {
  adjustmentRowsQuery,
  approvalLimitBodySchema,
  createAdjustmentBatchSchema,
  decisionBodySchema,
  previewAdjustmentsSchema,
} from "@/lib/ledger/schema-adjustments"
import { batchAnswer, checkedRowAnswer, previewAnswer, rowAnswer } from "./answers"

const area = "adjustments"
const params = z.object({ id: idText })
const respond = (body: unknown) => ({ status: 200, body })

export const adjustmentsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/adjustment-batches",
    area,
    summary: "Adjust the points of many members; above the program's limit a second person must agree first",
    permission: "members:adjust",
    body: createAdjustmentBatchSchema,
    responses: { 201: batchAnswer },
    run: (ctx, { body }) => createAdjustmentBatch(ctx, body),
  }),
  endpoint({
    method: "POST",
    path: "/adjustment-batches/preview",
    area,
    summary: "See what a file of adjustments would come to; writes nothing",
    permission: "members:adjust",
    body: previewAdjustmentsSchema,
    responses: { 200: previewAnswer.extend({ problems: z.array(checkedRowAnswer), rows: z.array(checkedRowAnswer) }) },
    run: (ctx, { body }) => previewAdjustments(ctx, body),
    respond,
  }),
  endpoint({
    method: "GET",
    path: "/adjustment-batches",
    area,
    summary: "List files of adjustments, newest first",
    permission: "ledger:read",
    query: pageQuery,
    responses: { 200: pageSchema(batchAnswer) },
    run: (ctx, { query }) => listAdjustmentBatches(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/adjustment-batches/{id}",
    area,
    summary: "Read a file of adjustments and how far it is",
    permission: "ledger:read",
    params,
    responses: { 200: batchAnswer },
    run: (ctx, { params }) => getAdjustmentBatch(ctx, params),
  }),
  endpoint({
    method: "GET",
    path: "/adjustment-batches/{id}/rows",
    area,
    summary: "List the rows of a file of adjustments, with what each came to",
    permission: "ledger:read",
    params,
    query: adjustmentRowsQuery,
    responses: { 200: pageSchema(rowAnswer) },
    run: (ctx, { params, query: { problem, ...page } }) =>
      listAdjustmentRows(ctx, {
        batchId: params.id,
        ...page,
        problem: problem === undefined ? undefined : problem === "true",
      }),
  }),
  ...(["approve", "refuse"] as const).map((decision) =>
    endpoint({
      method: "POST",
      path: `/adjustment-batches/{id}/${decision}`,
      area,
      summary:
        decision === "approve" ? "Agree to adjustments that wait, as a second person" : "Refuse adjustments that wait",
      permission: "adjustments:approve",
      params,
      body: decisionBodySchema,
      responses: { 200: batchAnswer },
      run: (ctx, { params, body }) => decideAdjustmentBatch(ctx, { ...params, ...body, decision }),
      respond,
    }),
  ),
  endpoint({
    method: "POST",
    path: "/adjustment-batches/{id}/withdraw",
    area,
    summary: "Take back adjustments that wait",
    permission: "members:adjust",
    params,
    responses: { 200: z.object({ id: z.string() }) },
    run: (ctx, { params }) => withdrawAdjustmentBatch(ctx, params),
    respond,
  }),
  endpoint({
    method: "PATCH",
    path: "/programs/{id}/approval-limit",
    area,
    summary: "Say above how many points a file of adjustments needs a second person",
    permission: "adjustments:approve",
    params,
    body: approvalLimitBodySchema,
    responses: { 200: approvalLimitBodySchema.extend({ programId: z.string() }) },
    run: (ctx, { params, body }) => setApprovalLimit(ctx, { programId: params.id, ...body }),
  }),
]
