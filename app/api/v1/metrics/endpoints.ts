import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { DomainError } from "@/lib/core/errors"
import { pageSchema } from "@/lib/core/page"
import { isMetricKey, metricKeys } from "@/lib/metrics/domain/registry"
import { getCohorts } from "@/lib/metrics/queries/get-cohorts"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import { listDefinitions } from "@/lib/metrics/queries/list-definitions"
import { listFigureRows } from "@/lib/metrics/queries/list-figure-rows"
import { cohortsQuerySchema, figureRowsQuerySchema, metricsQuerySchema } from "@/lib/metrics/schema"

const area = "Metrics"
const metric = z.enum(metricKeys)

const seriesAnswer = z.object({
  behind: z.int().meta({ description: "Events of this merchant that the figures do not hold yet; 0: up to date." }),
  series: z.array(
    z.object({
      metric,
      unit: z.string().meta({ description: "count, points, share (0 to 1), score, or a currency: minor units of it." }),
      dimension: z.record(z.string(), z.string()).optional(),
      points: z.array(
        z.object({
          from: z.string(),
          value: z.number().nullable(),
          numerator: z.int().optional(),
          denominator: z.int().optional(),
        }),
      ),
      total: z.number().nullable().meta({
        description:
          "Sum of a flow, last value of a stock, Σ numerator / Σ denominator of a ratio. Active members count once.",
      }),
    }),
  ),
})

const rowAnswer = z
  .object({
    id: z.string(),
    at: z.string(),
    who: z.string().nullable().meta({ description: "Name, e-mail or id of the customer; null: nobody." }),
    memberId: z.string().nullable(),
    what: z.string(),
    value: z.number().meta({ description: "In the figure's unit; points where the figure is their worth." }),
    counted: z.boolean().meta({ description: "Whether it is part of a ratio's numerator." }),
  })
  .meta({ id: "FigureRow" })

const cohortsAnswer = z.object({
  cohorts: z.array(z.object({ cohort: z.string(), size: z.int(), values: z.array(z.int()) })),
})

const definitionsAnswer = z.object({
  data: z.array(
    z.object({
      key: metric,
      title: z.string(),
      question: z.string(),
      unit: z.enum(["count", "points", "minor", "share", "score"]),
      kind: z.enum(["flow", "stock", "ratio"]),
      formula: z.string(),
      definition: z.string(),
      dimension: z.string().optional(),
    }),
  ),
})

export const metricsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/metrics",
    area,
    summary: "Metrics over time",
    permission: "metrics:read",
    query: metricsQuerySchema,
    responses: { 200: seriesAnswer },
    run: (ctx, { query: { metric: metrics, ...rest } }) => getMetrics(ctx, { metrics, ...rest }),
  }),
  endpoint({
    method: "GET",
    path: "/metrics/{metric}/rows",
    area,
    summary: "The rows that make a figure of some days, newest first",
    permission: "metrics:read",
    params: z.object({ metric: z.string() }),
    query: figureRowsQuerySchema,
    responses: { 200: pageSchema(rowAnswer) },
    run: (ctx, { params: { metric: key }, query }) => {
      if (!isMetricKey(key)) throw new DomainError("not_found")
      return listFigureRows(ctx, { metric: key, ...query })
    },
  }),
  endpoint({
    method: "GET",
    path: "/metrics/cohorts",
    area,
    summary: "Customers by month of first purchase, and who came back",
    permission: "metrics:read",
    query: cohortsQuerySchema,
    responses: { 200: cohortsAnswer },
    run: (ctx, { query }) => getCohorts(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/metrics/definitions",
    area,
    summary: "What each metric means",
    permission: "metrics:read",
    responses: { 200: definitionsAnswer },
    run: (ctx) => listDefinitions(ctx),
  }),
]
