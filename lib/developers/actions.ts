"use server"

import { run, staffAction } from "@/lib/core/action"
import { createApiKey } from "@/lib/developers/commands/create-api-key"
import { revokeApiKey } from "@/lib/developers/commands/revoke-api-key"
import { createApiKeySchema, revokeApiKeySchema } from "@/lib/developers/schema"

export const createApiKeyAction = staffAction.inputSchema(createApiKeySchema).action(run(createApiKey))
export const revokeApiKeyAction = staffAction.inputSchema(revokeApiKeySchema).action(run(revokeApiKey))
