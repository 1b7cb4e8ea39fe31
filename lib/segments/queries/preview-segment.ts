import type { Condition } from "@/lib/conditions/domain/condition"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { countCustomers } from "../steps/count-customers"
import { readCustomers, type SegmentCustomer } from "../steps/read-customers"

const sampleSize = 10

export interface SegmentPreview {
  size: number
  /** The first few customers, in the order of their ids. */
  sample: SegmentCustomer[]
}

/** Whom a condition holds for, before it is saved; writes nothing. */
export async function previewSegment(ctx: Ctx, input: { condition: Condition }): Promise<SegmentPreview> {
  requirePermission(ctx, "segments:read")
  return inRead(ctx, async (tx) => ({
    size: await countCustomers(tx, input.condition),
    sample: await readCustomers(tx, input.condition, sampleSize),
  }))
}
