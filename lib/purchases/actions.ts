"use server"

import { run, staffAction } from "@/lib/core/action"
import { recordReturnNow } from "./commands/record-return"
import { findPurchase } from "./queries/find-purchase"
import { findPurchaseSchema, returnNowSchema } from "./schema"

export const recordReturnAction = staffAction.inputSchema(returnNowSchema).action(run(recordReturnNow))
export const findPurchaseAction = staffAction.inputSchema(findPurchaseSchema).action(run(findPurchase))
