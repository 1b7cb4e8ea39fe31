"use server"

import { run, staffAction } from "@/lib/core/action"
import { mergeCustomersSchema } from "@/lib/members/schema"
import { mergeCustomers } from "./commands/merge-customers"
import { previewMerge } from "./queries/preview-merge"
import { previewMergeSchema } from "./schema-merge"

export const previewMergeAction = staffAction.inputSchema(previewMergeSchema).action(run(previewMerge))
export const mergeCustomersAction = staffAction.inputSchema(mergeCustomersSchema).action(run(mergeCustomers))
