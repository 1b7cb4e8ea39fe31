import { readArguments, runTool } from "@/lib/setup/tool"

/** `npm run rebuild-rollups [-- --merchant <slug>]`: recomputes the figures of one merchant, or of all, from ledger and purchases. */
await runTool(async () => {
  const { merchant: slug } = readArguments([], ["merchant"]).values
  const { merchantBySlug } = await import("@/lib/core/auth/merchant-facts")
  const { systemCtx } = await import("@/lib/core/ctx")
  const { inGlobal } = await import("@/lib/core/db")
  const { DomainError } = await import("@/lib/core/errors")
  const { rebuildRollups } = await import("@/lib/metrics/commands/rebuild-rollups")
  const slugs = slug
    ? [slug]
    : (await inGlobal((db) => db.merchant.findMany({ select: { slug: true } }))).map((one) => one.slug)
  for (const one of slugs) {
    const merchant = await merchantBySlug(one)
    if (!merchant) throw new DomainError("not_found", { detail: `There is no merchant "${one}".` })
    await rebuildRollups(systemCtx(merchant, "rebuild-rollups"))
    process.stderr.write(`${one}: rebuilt\n`)
  }
  return `Rebuilt the figures of ${slugs.length === 1 ? "1 merchant" : `${slugs.length} merchants`}.`
})
