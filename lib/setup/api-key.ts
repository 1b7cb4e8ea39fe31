import { readArguments, runTool } from "@/lib/setup/tool"

/** `npm run --silent api-key -- --merchant <slug> --scopes '*'`: prints the key alone. Several scopes stand with commas. */
await runTool(async () => {
  const given = readArguments(["merchant", "scopes"], ["name"])
  const { merchantBySlug } = await import("@/lib/core/auth/merchant-facts")
  const { systemCtx } = await import("@/lib/core/ctx")
  const { DomainError } = await import("@/lib/core/errors")
  const { createApiKey } = await import("@/lib/developers/commands/create-api-key")
  const { createApiKeySchema } = await import("@/lib/developers/schema")
  const { merchant: slug = "", scopes = "", name = "Command line" } = given.values
  const input = given.parse(createApiKeySchema, { name, scopes: scopes.split(",").map((scope) => scope.trim()) })
  const merchant = await merchantBySlug(slug)
  if (!merchant) throw new DomainError("not_found", { detail: `There is no merchant "${slug}".` })
  return (await createApiKey(systemCtx(merchant, "api-key"), input)).key
})
