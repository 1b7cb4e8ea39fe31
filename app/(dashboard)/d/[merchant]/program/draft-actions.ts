"use server"

import { run, staffAction } from "@/lib/core/action"
import { planPublishingSchema } from "@/lib/programs/schema"
import { compareMembers } from "@/lib/purchases/queries/compare-members"
import { planHistory } from "@/lib/purchases/queries/plan-history"
import { tryRule } from "@/lib/purchases/queries/try-rule"
import { compareMembersSchema } from "@/lib/purchases/schema-compare"
import { tryRuleSchema } from "@/lib/purchases/schema-try-rule"

export const planHistoryAction = staffAction.inputSchema(planPublishingSchema).action(run(planHistory))
export const tryRuleAction = staffAction.inputSchema(tryRuleSchema).action(run(tryRule))
export const compareMembersAction = staffAction.inputSchema(compareMembersSchema).action(run(compareMembers))
