import { DomainError } from "@/lib/core/errors"
import { SetupError } from "@/lib/setup/say.mjs"
import { readArguments, runTool } from "@/lib/setup/tool"

/** `npm run --silent merchant -- --slug S --name N --time-zone Z --currency C --owner-email E`: prints one line of JSON. */
await runTool(async () => {
  const given = readArguments(["slug", "name", "time-zone", "currency", "owner-email"])
  const { createMerchantSchema } = await import("@/lib/merchants/schema")
  const { createMerchant } = await import("@/lib/merchants/commands/create-merchant")
  const input = given.parse(createMerchantSchema)
  return JSON.stringify(await createMerchant(input).catch((error: unknown) => refuseSlug(error, input.slug)))
})

function refuseSlug(error: unknown, slug: string): never {
  const taken = error instanceof DomainError && error.code === "slug_taken"
  throw taken ? new SetupError(`--slug: There is a merchant "${slug}" already. Choose another.`) : error
}
