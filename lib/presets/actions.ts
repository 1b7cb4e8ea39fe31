"use server"

import { run, staffAction } from "@/lib/core/action"
import { applyPreset } from "./commands/apply-preset"
import { applyPresetSchema } from "./schema"

export const applyPresetAction = staffAction.inputSchema(applyPresetSchema).action(run(applyPreset))
