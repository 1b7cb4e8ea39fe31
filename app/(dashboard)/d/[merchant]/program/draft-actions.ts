"use server"

import { run, staffAction } from "@/lib/core/action"
import { planPublishingSchema } from "@/lib/programs/schema"
import { planHistory } from "@/lib/purchases/queries/plan-history"
import { tryRule } from "@/lib/purchases/queries/try-rule"
import { tryRuleSchema } from "@/lib/purchases/schema-try-rule"

export const planHistoryAction = staffAction.inputSchema(planPublishingSchema).action(run(planHistory))
export const tryRuleAction = staffAction.inputSchema(tryRuleSchema).action(run(tryRule))
