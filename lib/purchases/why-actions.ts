"use server"

import { run, staffAction } from "@/lib/core/action"
import { explainActivity } from "./queries/explain-activity"
import { explainActivitySchema } from "./schema-why"

export const explainActivityAction = staffAction.inputSchema(explainActivitySchema).action(run(explainActivity))
