"use server"

import { run, staffAction } from "@/lib/core/action"
import { endTierGrant } from "./commands/end-tier-grant"
import { grantTier } from "./commands/grant-tier"
import { endTierGrantSchema, tierGrantSchema } from "./schema"

export const grantTierAction = staffAction.inputSchema(tierGrantSchema).action(run(grantTier))
export const endTierGrantAction = staffAction.inputSchema(endTierGrantSchema).action(run(endTierGrant))
