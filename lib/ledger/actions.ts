"use server"

import { run, staffAction } from "@/lib/core/action"
import { activateEntry } from "./commands/activate-entry"
import { adjustPoints } from "./commands/adjust-points"
import { cancelEntry } from "./commands/cancel-entry"
import { explainEntry } from "./queries/explain-entry"
import { adjustMemberPointsSchema, entryActionSchema, entryIdSchema } from "./schema"

export const adjustPointsAction = staffAction.inputSchema(adjustMemberPointsSchema).action(run(adjustPoints))
export const explainEntryAction = staffAction.inputSchema(entryIdSchema).action(run(explainEntry))
export const activateEntryAction = staffAction.inputSchema(entryActionSchema).action(run(activateEntry))
export const cancelEntryAction = staffAction.inputSchema(entryActionSchema).action(run(cancelEntry))
