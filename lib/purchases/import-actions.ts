"use server"

import { run, staffAction } from "@/lib/core/action"
import { removeSavedMapping } from "./commands/remove-saved-mapping"
import { renameSavedMapping } from "./commands/rename-saved-mapping"
import { saveMapping } from "./commands/save-mapping"
import { startImport } from "./commands/start-import"
import { checkImport } from "./queries/check-import"
import { previewImport } from "./queries/preview-import"
import {
  importWithMappingSchema,
  previewImportSchema,
  renameSavedMappingSchema,
  savedMappingSchema,
  saveMappingSchema,
} from "./schema-import"

export const previewImportAction = staffAction.inputSchema(previewImportSchema).action(run(previewImport))
export const checkImportAction = staffAction.inputSchema(importWithMappingSchema).action(run(checkImport))
export const startImportAction = staffAction.inputSchema(importWithMappingSchema).action(run(startImport))
export const saveMappingAction = staffAction.inputSchema(saveMappingSchema).action(run(saveMapping))
export const renameSavedMappingAction = staffAction
  .inputSchema(renameSavedMappingSchema)
  .action(run(renameSavedMapping))
export const removeSavedMappingAction = staffAction.inputSchema(savedMappingSchema).action(run(removeSavedMapping))
