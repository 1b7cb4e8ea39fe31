import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { type Json, toJson } from "@/lib/core/json"
import { requirePermission } from "@/lib/core/permissions"
import { type SegmentView, segmentSelect, toSegmentView } from "../queries/segment-view"
import type { SegmentBody } from "../schema"
import { countCustomers } from "../steps/count-customers"
import { requireSound } from "../steps/require-sound"

/** Writes a segment, counted now. */
export async function insertSegment(tx: Tx, id: string, input: SegmentBody): Promise<SegmentView> {
  await requireSound(tx, { id, name: input.name }, input.condition)
  const size = await countCustomers(tx, input.condition)
  const row = await tx.db.segment.create({
    data: {
      merchantId: tx.merchantId,
      id,
      name: input.name,
      description: input.description,
      condition: toJson(input.condition) as Exclude<Json, null>,
      size: BigInt(size),
      countedAt: tx.now,
      createdAt: tx.now,
      updatedAt: tx.now,
    },
    select: segmentSelect,
  })
  return toSegmentView(row)
}

/** Saves a condition under a name. Throws `name_taken`, `condition_invalid`. */
export async function createSegment(ctx: Ctx, input: SegmentBody): Promise<SegmentView> {
  requirePermission(ctx, "segments:write")
  return inTransaction(ctx, async (tx) => {
    const segment = await insertSegment(tx, newId(), input)
    await recordAudit(tx, "segment.create", segment.id, { size: segment.size })
    return segment
  })
}
