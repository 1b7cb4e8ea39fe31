import { z } from "zod"
import { permissions } from "@/lib/core/permissions"
import { idText, text } from "@/lib/core/values"

const scope = z.enum(["*", ...permissions], "Must be * or a permission such as purchases:write.")

export const createApiKeySchema = z.object({
  name: text(100),
  scopes: z
    .array(scope)
    .min(1, "Choose at least one.")
    .max(permissions.length + 1),
})
export type CreateApiKeyInput = z.infer<typeof createApiKeySchema>

export const revokeApiKeySchema = z.object({ apiKeyId: idText })
export type RevokeApiKeyInput = z.infer<typeof revokeApiKeySchema>
