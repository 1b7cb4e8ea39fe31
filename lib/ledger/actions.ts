"use server"

import { run, staffAction } from "@/lib/core/action"
import { adjustMemberPointsSchema, entryIdSchema } from "@/lib/members/schema"
import { adjustPoints } from "./commands/adjust-points"
import { getEntry } from "./queries/get-entry"

export const adjustPointsAction = staffAction.inputSchema(adjustMemberPointsSchema).action(run(adjustPoints))
export const getEntryAction = staffAction.inputSchema(entryIdSchema).action(run(getEntry))
