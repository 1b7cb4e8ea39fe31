"use server"

import { run, staffAction } from "@/lib/core/action"
import { tellActivity } from "./queries/tell-activity"
import { explainActivitySchema } from "./schema-why"

export const tellActivityAction = staffAction.inputSchema(explainActivitySchema).action(run(tellActivity))
