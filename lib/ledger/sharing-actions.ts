"use server"

import { run, staffAction } from "@/lib/core/action"
import { cancelTransfer } from "./commands/cancel-transfer"
import { setSharingPolicy } from "./commands/set-sharing-policy"
import { transferPoints } from "./commands/transfer-points"
import { sharingPolicySchema, transferIdSchema, transferPointsSchema } from "./schema-sharing"

export const setSharingPolicyAction = staffAction.inputSchema(sharingPolicySchema).action(run(setSharingPolicy))
export const transferPointsAction = staffAction.inputSchema(transferPointsSchema).action(run(transferPoints))
export const cancelTransferAction = staffAction.inputSchema(transferIdSchema).action(run(cancelTransfer))
