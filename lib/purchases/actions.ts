"use server"

import { run, staffAction } from "@/lib/core/action"
import { recordReturnNow } from "./commands/record-return"
import { returnNowSchema } from "./schema"

export const recordReturnAction = staffAction.inputSchema(returnNowSchema).action(run(recordReturnNow))
