"use server"

import { run, staffAction } from "@/lib/core/action"
import { startImport } from "./commands/start-import"
import { checkImport } from "./queries/check-import"
import { previewImport } from "./queries/preview-import"
import { importWithMappingSchema, previewImportSchema } from "./schema-import"

export const previewImportAction = staffAction.inputSchema(previewImportSchema).action(run(previewImport))
export const checkImportAction = staffAction.inputSchema(importWithMappingSchema).action(run(checkImport))
export const startImportAction = staffAction.inputSchema(importWithMappingSchema).action(run(startImport))
