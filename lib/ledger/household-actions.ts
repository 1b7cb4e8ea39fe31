"use server"

import { run, staffAction } from "@/lib/core/action"
import { createHousehold } from "./commands/create-household"
import { joinHousehold } from "./commands/join-household"
import { leaveHousehold } from "./commands/leave-household"
import { updateHousehold } from "./commands/update-household"
import {
  householdBodySchema,
  householdChangeSchema,
  householdMemberSchema,
  leaveHouseholdSchema,
} from "./schema-household"

export const createHouseholdAction = staffAction.inputSchema(householdBodySchema).action(run(createHousehold))
export const updateHouseholdAction = staffAction.inputSchema(householdChangeSchema).action(run(updateHousehold))
export const joinHouseholdAction = staffAction.inputSchema(householdMemberSchema).action(run(joinHousehold))
export const leaveHouseholdAction = staffAction.inputSchema(leaveHouseholdSchema).action(run(leaveHousehold))
