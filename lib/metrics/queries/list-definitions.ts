import type { Ctx } from "@/lib/core/ctx"
import { requirePermission } from "@/lib/core/permissions"
import { listMetricDefinitions, type MetricDefinition } from "@/lib/metrics/domain/registry"

/** What each metric means, and how it is reckoned. */
export async function listDefinitions(ctx: Ctx): Promise<{ data: MetricDefinition[] }> {
  requirePermission(ctx, "metrics:read")
  return { data: listMetricDefinitions() }
}
