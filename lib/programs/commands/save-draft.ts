import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { SaveDraftInput } from "../schema"
import { ruleColumns, tierColumns } from "../steps/draft-rows"
import { lockDraft } from "../steps/lock-draft"
import { type ProgramView, readProgram } from "../steps/read-program"
import { refuseUnsupportedTier } from "../steps/refuse-unsupported"
import { writeBasics } from "../steps/write-basics"

/**
 * Saves the whole draft as the designer shows it: rules and tiers that are not named are removed from it.
 * Throws `not_found`, `conflict` where somebody saved since `revision`, `name_taken`, `slug_taken`, `unsupported_option`.
 */
export async function saveDraft(ctx: Ctx, input: SaveDraftInput): Promise<ProgramView> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    const program = await lockDraft(tx, input.programId, input.revision)
    refuseDoubles(input)
    await writeBasics(tx, program, input.program)
    await writeRules(tx, input)
    await writeTiers(tx, input)
    await recordAudit(tx, "program.saveDraft", program.id, { rules: input.rules.length, tiers: input.tiers.length })
    return readProgram(tx, program.id)
  })
}

function refuseDoubles({ tiers }: SaveDraftInput): void {
  const seen = { name: new Set<string>(), rank: new Set<number>() }
  for (const [index, { tier }] of tiers.entries()) {
    if (seen.name.has(tier.name)) {
      const message = `Two tiers are called ${tier.name}. Give one another name.`
      throw new DomainError("name_taken", { fields: [{ path: `tiers.${index}.name`, message }], detail: message })
    }
    if (seen.rank.has(tier.rank)) throw new DomainError("rank_taken")
    seen.name.add(tier.name)
    seen.rank.add(tier.rank)
  }
}

async function writeRules(tx: Tx, { programId, rules }: SaveDraftInput): Promise<void> {
  const ids = rules.map(({ id }) => id)
  const owned = { merchantId: tx.merchantId, programId }
  await tx.db.earningRule.deleteMany({ where: { ...owned, id: { notIn: ids } } })
  for (const [index, { id, rule }] of rules.entries()) {
    const data = { ...ruleColumns(rule), position: index + 1 }
    const updated = await tx.db.earningRule.updateMany({ where: { ...owned, id }, data })
    if (updated.count === 0) await tx.db.earningRule.create({ data: { ...owned, id, createdAt: tx.now, ...data } })
  }
}

/** Names and ranks are unique, so all that stay make room before any takes its new place. */
async function writeTiers(tx: Tx, { programId, tiers }: SaveDraftInput): Promise<void> {
  const owned = { merchantId: tx.merchantId, programId }
  await tx.db.tier.updateMany({ where: { ...owned, archivedAt: null }, data: { archivedAt: tx.now } })
  for (const [index, { id, tier }] of tiers.entries()) {
    refuseUnsupportedTier(tier, `tiers.${index}.`)
    const data = { ...tierColumns(tier), archivedAt: null }
    const updated = await tx.db.tier.updateMany({ where: { ...owned, id }, data })
    if (updated.count === 0) await tx.db.tier.create({ data: { ...owned, id, createdAt: tx.now, ...data } })
  }
}
