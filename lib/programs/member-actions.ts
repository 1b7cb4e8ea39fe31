"use server"

import { run, staffAction } from "@/lib/core/action"
import { enrollMemberSchema, memberSearchSchema } from "@/lib/members/schema"
import { enrollMember } from "./commands/enroll-member"
import { searchMembers } from "./queries/search-members"

export const enrollMemberAction = staffAction.inputSchema(enrollMemberSchema).action(run(enrollMember))
export const searchMembersAction = staffAction.inputSchema(memberSearchSchema).action(run(searchMembers))
