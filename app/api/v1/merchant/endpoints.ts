import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery } from "@/lib/core/page"
import { updateMerchant } from "@/lib/merchants/commands/update-merchant"
import { getMerchantSettings } from "@/lib/merchants/queries/get-merchant-settings"
import { getSetupProgress } from "@/lib/merchants/queries/get-setup-progress"
import { listAuditRows } from "@/lib/merchants/queries/list-audit-rows"
import { updateMerchantSchema } from "@/lib/merchants/schema"

const merchant = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  accent: z.string(),
})

const auditRow = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string().meta({ description: "Who did it, in words." }),
  actorKind: z.string(),
  action: z.string(),
  subjectId: z.string().nullable(),
  detail: z.unknown(),
})

const step = z.enum(["done", "current", "todo"])

export const merchantEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/merchant",
    area: "merchant",
    summary: "The merchant that the key belongs to",
    permission: "merchants:read",
    responses: { 200: merchant.extend({ hasHistory: z.boolean() }) },
    run: (ctx) => getMerchantSettings(ctx),
  }),
  endpoint({
    method: "PATCH",
    path: "/merchant",
    area: "merchant",
    summary: "Change name, accent, and before the first purchase time zone and currency",
    permission: "merchants:write",
    body: updateMerchantSchema.partial().strict(),
    responses: { 200: merchant },
    run: (ctx, { body }) => {
      const { name, timeZone, currency, accent } = ctx.merchant
      return updateMerchant(ctx, { name, timeZone, currency, accent, ...body })
    },
  }),
  endpoint({
    method: "GET",
    path: "/merchant/setup",
    area: "merchant",
    summary: "How far the merchant has come from empty to live",
    permission: "merchants:read",
    responses: {
      200: z.object({ finished: z.boolean(), states: z.record(z.string(), step), facts: z.unknown() }),
    },
    run: (ctx) => getSetupProgress(ctx),
  }),
  endpoint({
    method: "GET",
    path: "/audit-log",
    area: "merchant",
    summary: "What was done by whom, newest first",
    permission: "audit:read",
    query: z.object({ ...pageQuery.shape, action: z.string().max(100).optional() }),
    responses: { 200: z.object({ data: z.array(auditRow), nextCursor: z.string().nullable() }) },
    run: (ctx, { query }) => listAuditRows(ctx, query),
  }),
]
