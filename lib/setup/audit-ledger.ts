import { readArguments, runTool } from "@/lib/setup/tool"

/**
 * `npm run audit-ledger [-- --merchant <slug>]`: holds the ledger of one merchant, or of all, against its laws and the
 * rollups against a recount. Names what differs and ends with exit code 1 where anything does.
 */
await runTool(async () => {
  const { merchant: slug } = readArguments([], ["merchant"]).values
  const { merchantBySlug } = await import("@/lib/core/auth/merchant-facts")
  const { systemCtx } = await import("@/lib/core/ctx")
  const { inGlobal } = await import("@/lib/core/db")
  const { DomainError } = await import("@/lib/core/errors")
  const { auditLedger } = await import("@/lib/ledger/queries/audit-ledger")
  const { compareRollups } = await import("@/lib/metrics/queries/compare-rollups")
  const slugs = slug
    ? [slug]
    : (await inGlobal((db) => db.merchant.findMany({ select: { slug: true } }))).map((one) => one.slug)
  const lines: string[] = []
  let wrong = 0
  for (const one of slugs) {
    const merchant = await merchantBySlug(one)
    if (!merchant) throw new DomainError("not_found", { detail: `There is no merchant "${one}".` })
    const ctx = systemCtx(merchant, "audit-ledger")
    const { entries, wallets, problems } = await auditLedger(ctx)
    const rollups = await compareRollups(ctx)
    wrong += problems.length + rollups.length
    lines.push(`${one}: ${entries} entries, ${wallets} wallets, ${problems.length + rollups.length} differences`)
    for (const { law, subject, detail } of problems) lines.push(`  ${law}: ${subject} (${detail})`)
    for (const { table, figure, stored, recounted } of rollups) {
      lines.push(`  a rollup equals its recount: ${table} ${figure} (${stored} and ${recounted})`)
    }
  }
  if (wrong > 0) process.exitCode = 1
  lines.push(wrong > 0 ? `The ledger does not add up: ${wrong} differences.` : "The ledger adds up.")
  return lines.join("\n")
})
