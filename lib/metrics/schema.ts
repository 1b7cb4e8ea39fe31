import { z } from "zod"
import { dayText } from "@/lib/core/values"
import { isMetricKey, type MetricKey, metricKeys } from "@/lib/metrics/domain/registry"

const metricList = z
  .string()
  .max(1000)
  .transform((text, context): MetricKey[] => {
    const keys = [...new Set(text.split(",").map((key) => key.trim()))]
    const unknown = keys.find((key) => !isMetricKey(key))
    if (unknown === undefined) return keys.filter(isMetricKey)
    context.addIssue({ code: "custom", message: `Unknown metric. Known are: ${metricKeys.join(", ")}.` })
    return z.NEVER
  })
  .meta({ description: "Keys of metrics, separated by commas; see /metrics/definitions." })

const intervals = z.enum(["day", "week", "month"])

export const metricsQuerySchema = z.object({
  metric: metricList,
  from: dayText.meta({ description: "First day, in the merchant's time zone." }),
  to: dayText.meta({ description: "Last day, included." }),
  interval: intervals
    .default("day")
    .meta({ description: "Weeks begin on Monday. The first and last are cut to the range." }),
  programId: z.string().max(80).optional().meta({ description: "Only what belongs to this program and its members." }),
  segmentId: z.string().max(80).optional().meta({
    description: "Only the customers whom the segment holds now, over the whole range. Needs segments:read.",
  }),
})

export const figureRowsQuerySchema = z.object({
  from: dayText.meta({ description: "First day, in the merchant's time zone." }),
  to: dayText.meta({ description: "Last day, included." }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
})

const monthOrDay = z
  .string()
  .transform((text) => (/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text))
  .pipe(dayText)

export const cohortsQuerySchema = z.object({
  by: z.enum(["month"]).default("month"),
  metric: z.enum(["customers"]).default("customers"),
  from: monthOrDay
    .optional()
    .meta({ description: "First cohort: a month or a day of it. Default: the first there is." }),
  to: monthOrDay.optional().meta({ description: "Last month looked at. Default: the last with a purchase." }),
})

export interface MetricsInput {
  metrics: MetricKey[]
  from: string
  to: string
  interval: z.infer<typeof intervals>
  programId?: string | undefined
  segmentId?: string | undefined
}

export type CohortsInput = z.infer<typeof cohortsQuerySchema>
