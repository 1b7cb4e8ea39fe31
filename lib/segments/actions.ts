"use server"

import { run, staffAction } from "@/lib/core/action"
import { createSegment } from "./commands/create-segment"
import { deleteSegment } from "./commands/delete-segment"
import { restoreSegment } from "./commands/restore-segment"
import { updateSegment } from "./commands/update-segment"
import { previewSegment } from "./queries/preview-segment"
import {
  previewSegmentSchema,
  restoreSegmentSchema,
  segmentBodySchema,
  segmentIdSchema,
  updateSegmentSchema,
} from "./schema"

export const createSegmentAction = staffAction.inputSchema(segmentBodySchema).action(run(createSegment))
export const updateSegmentAction = staffAction.inputSchema(updateSegmentSchema).action(run(updateSegment))
export const deleteSegmentAction = staffAction.inputSchema(segmentIdSchema).action(run(deleteSegment))
export const restoreSegmentAction = staffAction.inputSchema(restoreSegmentSchema).action(run(restoreSegment))
export const previewSegmentAction = staffAction.inputSchema(previewSegmentSchema).action(run(previewSegment))
