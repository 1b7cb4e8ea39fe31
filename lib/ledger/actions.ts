"use server"

import { run, staffAction } from "@/lib/core/action"
import { adjustPoints } from "./commands/adjust-points"
import { getEntry } from "./queries/get-entry"
import { adjustMemberPointsSchema, entryIdSchema } from "./schema"

export const adjustPointsAction = staffAction.inputSchema(adjustMemberPointsSchema).action(run(adjustPoints))
export const getEntryAction = staffAction.inputSchema(entryIdSchema).action(run(getEntry))
