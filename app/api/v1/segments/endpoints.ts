import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { createSegment } from "@/lib/segments/commands/create-segment"
import { deleteSegment } from "@/lib/segments/commands/delete-segment"
import { updateSegment } from "@/lib/segments/commands/update-segment"
import { getSegmentOrThrow } from "@/lib/segments/queries/get-segment-or-throw"
import { listSegmentCustomers } from "@/lib/segments/queries/list-segment-customers"
import { listSegments } from "@/lib/segments/queries/list-segments"
import { previewSegment } from "@/lib/segments/queries/preview-segment"
import { previewSegmentSchema, segmentBodySchema, segmentChangeSchema } from "@/lib/segments/schema"

const area = "segments"
const params = z.object({ id: idText })
const instant = z.string().nullable()

const segmentAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    condition: z.record(z.string(), z.unknown()).meta({ description: "A condition: {combinator, not?, rules}." }),
    size: z.number().int().meta({ description: "Customers when it was counted last." }),
    countedAt: instant,
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Segment" })

const customerAnswer = z
  .object({
    id: z.string(),
    memberId: z.string().nullable(),
    externalId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    purchaseCount: z.number().int(),
    spendMinor: z.number().int(),
    lastPurchaseAt: instant,
  })
  .meta({ id: "SegmentCustomer" })

export const segmentsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/segments",
    area,
    summary: "Save a condition as a segment",
    permission: "segments:write",
    body: segmentBodySchema,
    responses: { 201: segmentAnswer },
    run: (ctx, { body }) => createSegment(ctx, body),
  }),
  endpoint({
    method: "GET",
    path: "/segments",
    area,
    summary: "List segments, newest first",
    permission: "segments:read",
    query: pageQuery,
    responses: { 200: pageSchema(segmentAnswer) },
    run: (ctx, { query }) => listSegments(ctx, query),
  }),
  endpoint({
    method: "POST",
    path: "/segments/preview",
    area,
    summary: "Count whom a condition holds for, without saving it",
    permission: "segments:read",
    body: previewSegmentSchema,
    responses: { 200: z.object({ size: z.number().int(), sample: z.array(customerAnswer) }) },
    run: (ctx, { body }) => previewSegment(ctx, body),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "GET",
    path: "/segments/{id}",
    area,
    summary: "Read a segment, counted now",
    permission: "segments:read",
    params,
    responses: { 200: segmentAnswer },
    run: (ctx, { params }) => getSegmentOrThrow(ctx, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/segments/{id}",
    area,
    summary: "Change a segment",
    permission: "segments:write",
    params,
    body: segmentChangeSchema,
    responses: { 200: segmentAnswer },
    run: (ctx, { params, body }) => updateSegment(ctx, { segmentId: params.id, ...body }),
  }),
  endpoint({
    method: "DELETE",
    path: "/segments/{id}",
    area,
    summary: "Delete a segment that no other one is made of",
    permission: "segments:write",
    params,
    responses: { 200: segmentAnswer },
    run: (ctx, { params }) => deleteSegment(ctx, { segmentId: params.id }),
  }),
  endpoint({
    method: "GET",
    path: "/segments/{id}/customers",
    area,
    summary: "List the customers of a segment as of now",
    permission: "segments:read",
    params,
    query: pageQuery,
    responses: { 200: pageSchema(customerAnswer) },
    run: (ctx, { params, query }) => listSegmentCustomers(ctx, { segmentId: params.id, ...query }),
  }),
]
