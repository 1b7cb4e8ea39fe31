import { z } from "zod"
import { pageQuery } from "@/lib/core/page"
import { idText, positivePoints, text } from "@/lib/core/values"

const column = z.number().int().min(0).max(200)

const columnsSchema = z.strictObject({ customer: column, points: column, reason: column.nullable() })

const csv = z.string().max(4_000_000, "Must be smaller than 4 MB.")

const points = z.union([positivePoints, z.number().int().min(-Number.MAX_SAFE_INTEGER).max(-1)])

const rows = z
  .array(z.strictObject({ customer: text(255), points, reason: text(300).optional() }))
  .min(1)
  .max(10_000)

/** A file of adjustments as it is looked at before it is sent. */
export const previewAdjustmentsSchema = z.strictObject({
  programId: idText.optional(),
  csv,
  columns: columnsSchema.optional(),
})

/** The body of POST /adjustment-batches. */
export const createAdjustmentBatchSchema = z
  .strictObject({
    programId: idText.optional(),
    fileName: text(200).optional(),
    reason: text(300),
    csv: csv.optional(),
    columns: columnsSchema.optional(),
    rows: rows.optional(),
  })
  .refine(({ csv, rows }) => (csv === undefined) !== (rows === undefined), {
    message: "Send either csv or rows.",
    path: ["rows"],
  })

/** The body of POST /adjustment-batches/{id}/approve and /refuse. */
export const decisionBodySchema = z.strictObject({ note: text(300).optional() })

export const decideAdjustmentBatchSchema = decisionBodySchema.extend({
  id: idText,
  decision: z.enum(["approve", "refuse"]),
})

export const adjustmentBatchIdSchema = z.strictObject({ id: idText })

export const adjustmentRowsQuery = pageQuery.extend({ problem: z.enum(["true", "false"]).optional() })

/** Above how many points a second person must agree; null: never. */
export const approvalLimitBodySchema = z.strictObject({
  approvalAbovePoints: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
})

export const approvalLimitSchema = approvalLimitBodySchema.extend({ programId: idText })

export type PreviewAdjustmentsInput = z.infer<typeof previewAdjustmentsSchema>
export type CreateAdjustmentBatchInput = z.infer<typeof createAdjustmentBatchSchema>
export type DecideAdjustmentBatchInput = z.infer<typeof decideAdjustmentBatchSchema>
