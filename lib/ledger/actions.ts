"use server"

import { run, staffAction } from "@/lib/core/action"
import { activateEntry } from "./commands/activate-entry"
import { adjustPoints } from "./commands/adjust-points"
import { cancelEntry } from "./commands/cancel-entry"
import { getEntry } from "./queries/get-entry"
import { adjustMemberPointsSchema, entryActionSchema, entryIdSchema } from "./schema"

export const adjustPointsAction = staffAction.inputSchema(adjustMemberPointsSchema).action(run(adjustPoints))
export const getEntryAction = staffAction.inputSchema(entryIdSchema).action(run(getEntry))
export const activateEntryAction = staffAction.inputSchema(entryActionSchema).action(run(activateEntry))
export const cancelEntryAction = staffAction.inputSchema(entryActionSchema).action(run(cancelEntry))
