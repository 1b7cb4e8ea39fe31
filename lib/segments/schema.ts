import { z } from "zod"
import { segmentConditionSchema } from "@/lib/conditions/schema"
import { idText, text } from "@/lib/core/values"

/** The body of POST /segments. */
export const segmentBodySchema = z.strictObject({
  name: text(120),
  description: text(500).or(z.literal("")).optional(),
  condition: segmentConditionSchema,
})

export const segmentChangeSchema = segmentBodySchema.partial()

export const updateSegmentSchema = segmentChangeSchema.extend({ segmentId: idText })

/** The body of POST /segments/preview. */
export const previewSegmentSchema = z.strictObject({ condition: segmentConditionSchema })

export const segmentIdSchema = z.strictObject({ segmentId: idText })

/** A deleted segment as it was, with its id. */
export const restoreSegmentSchema = segmentBodySchema.extend({ id: idText })

export type SegmentBody = z.infer<typeof segmentBodySchema>
export type UpdateSegmentInput = z.infer<typeof updateSegmentSchema>
export type RestoreSegmentInput = z.infer<typeof restoreSegmentSchema>
