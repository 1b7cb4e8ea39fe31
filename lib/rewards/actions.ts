"use server"

import { run, staffAction } from "@/lib/core/action"
import { archiveReward } from "./commands/archive-reward"
import { cancelRedemption } from "./commands/cancel-redemption"
import { createReward } from "./commands/create-reward"
import { importProgram, previewProgramImport } from "./commands/import-program"
import { redeemReward } from "./commands/redeem-reward"
import { restoreReward } from "./commands/restore-reward"
import { updateReward } from "./commands/update-reward"
import { useVoucher } from "./commands/use-voucher"
import { getCounterMember } from "./queries/get-counter-member"
import { getVoucherOrThrow } from "./queries/get-voucher-or-throw"
import {
  counterMemberSchema,
  createRewardSchema,
  redeemRewardSchema,
  redemptionIdSchema,
  rewardIdSchema,
  updateRewardSchema,
  useVoucherSchema,
  voucherCodeSchema,
} from "./schema"
import { programFileSchema } from "./schema-program-file"

export const createRewardAction = staffAction.inputSchema(createRewardSchema).action(run(createReward))
export const updateRewardAction = staffAction.inputSchema(updateRewardSchema).action(run(updateReward))
export const archiveRewardAction = staffAction.inputSchema(rewardIdSchema).action(run(archiveReward))
export const restoreRewardAction = staffAction.inputSchema(rewardIdSchema).action(run(restoreReward))
export const redeemRewardAction = staffAction.inputSchema(redeemRewardSchema).action(run(redeemReward))
export const cancelRedemptionAction = staffAction.inputSchema(redemptionIdSchema).action(run(cancelRedemption))
export const useVoucherAction = staffAction.inputSchema(useVoucherSchema).action(run(useVoucher))
export const getVoucherAction = staffAction
  .inputSchema(voucherCodeSchema)
  .action(run((ctx, input: { code: string }) => getVoucherOrThrow(ctx, input.code)))
export const getCounterMemberAction = staffAction.inputSchema(counterMemberSchema).action(run(getCounterMember))
export const importProgramAction = staffAction.inputSchema(programFileSchema).action(run(importProgram))
export const previewProgramImportAction = staffAction.inputSchema(programFileSchema).action(run(previewProgramImport))
