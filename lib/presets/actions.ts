"use server"

import { run, staffAction } from "@/lib/core/action"
import { applyPreset } from "./commands/apply-preset"
import { tryPreset } from "./queries/try-preset"
import { applyPresetSchema, tryPresetSchema } from "./schema"

export const applyPresetAction = staffAction.inputSchema(applyPresetSchema).action(run(applyPreset))
export const tryPresetAction = staffAction.inputSchema(tryPresetSchema).action(run(tryPreset))
