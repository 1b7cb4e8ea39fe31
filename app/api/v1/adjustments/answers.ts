import { z } from "zod"

const points = z.number().int()

export const batchAnswer = z
  .object({
    id: z.string(),
    programId: z.string(),
    fileName: z.string(),
    reason: z.string(),
    status: z.enum(["waiting", "running", "done", "refused", "failed", "cancelled"]),
    rowCount: z.number().int(),
    givenPoints: points,
    takenPoints: points,
    postedRows: z.number().int(),
    problemRows: z.number().int(),
    createdBy: z.string(),
    createdByName: z.string(),
    createdAt: z.string(),
    decidedBy: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: z.string().nullable(),
    note: z.string().nullable(),
    job: z
      .object({
        id: z.string(),
        kind: z.string(),
        status: z.string(),
        done: z.number().int(),
        total: z.number().int(),
        result: z.unknown(),
        errorCode: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "AdjustmentBatch" })

const row = {
  position: z.number().int().meta({ description: "In the file, from 1, the heading counted." }),
  cells: z.array(z.string()),
  memberId: z.string().nullable(),
  points: points.nullable(),
  reason: z.string().nullable(),
  problem: z.string().nullable().meta({ description: "Why the row cannot be posted." }),
}

export const checkedRowAnswer = z.object(row)

export const rowAnswer = z
  .object({ id: z.string(), ...row, entryId: z.string().nullable() })
  .meta({ id: "AdjustmentRow" })

export const previewAnswer = z.object({
  header: z.array(z.string()),
  columns: z.object({ customer: z.number().int(), points: z.number().int(), reason: z.number().int().nullable() }),
  rowCount: z.number().int(),
  problemCount: z.number().int(),
  givenPoints: points,
  takenPoints: points,
  needsApproval: z.boolean(),
})
