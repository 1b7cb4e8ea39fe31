import { readArguments, runTool } from "@/lib/setup/tool"

/** `npm run --silent merchant -- --slug S --name N --time-zone Z --currency C --owner-email E`: prints one line of JSON. */
await runTool(async () => {
  const given = readArguments(["slug", "name", "time-zone", "currency", "owner-email"])
  const { createMerchantSchema } = await import("@/lib/merchants/schema")
  const { createMerchant } = await import("@/lib/merchants/commands/create-merchant")
  const input = given.parse(createMerchantSchema)
  return JSON.stringify(await createMerchant(input))
})
