"use server"

import { run, staffAction } from "@/lib/core/action"
import { searchMembers } from "./queries/search-members"
import { memberSearchSchema } from "./schema-member"

export const searchMembersAction = staffAction.inputSchema(memberSearchSchema).action(run(searchMembers))
