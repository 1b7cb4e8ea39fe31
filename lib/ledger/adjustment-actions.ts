"use server"

import { run, staffAction } from "@/lib/core/action"
import { createAdjustmentBatch } from "./commands/create-adjustment-batch"
import { decideAdjustmentBatch } from "./commands/decide-adjustment-batch"
import { setApprovalLimit } from "./commands/set-approval-limit"
import { withdrawAdjustmentBatch } from "./commands/withdraw-adjustment-batch"
import { previewAdjustments } from "./queries/preview-adjustments"
import {
  adjustmentBatchIdSchema,
  approvalLimitSchema,
  createAdjustmentBatchSchema,
  decideAdjustmentBatchSchema,
  previewAdjustmentsSchema,
} from "./schema-adjustments"

export const previewAdjustmentsAction = staffAction
  .inputSchema(previewAdjustmentsSchema)
  .action(run(previewAdjustments))
export const createAdjustmentBatchAction = staffAction
  .inputSchema(createAdjustmentBatchSchema)
  .action(run(createAdjustmentBatch))
export const decideAdjustmentBatchAction = staffAction
  .inputSchema(decideAdjustmentBatchSchema)
  .action(run(decideAdjustmentBatch))
export const withdrawAdjustmentBatchAction = staffAction
  .inputSchema(adjustmentBatchIdSchema)
  .action(run(withdrawAdjustmentBatch))
export const setApprovalLimitAction = staffAction.inputSchema(approvalLimitSchema).action(run(setApprovalLimit))
