import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { SaveDraftInput } from "../schema"
import { ruleColumns, tierColumns } from "./draft-rows"

type Draft = Pick<SaveDraftInput, "programId" | "rules" | "tiers">

/**
 * Makes these the rules and tiers of a draft; those that are not named are removed from it. The draft is locked.
 * Throws `name_taken`, `rank_taken`, `unsupported_option`.
 */
export async function writeDraft(tx: Tx, draft: Draft): Promise<void> {
  refuseDoubles(draft)
  await writeRules(tx, draft)
  await writeTiers(tx, draft)
}

function refuseDoubles({ tiers }: Draft): void {
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

async function writeRules(tx: Tx, { programId, rules }: Draft): Promise<void> {
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
async function writeTiers(tx: Tx, { programId, tiers }: Draft): Promise<void> {
  const owned = { merchantId: tx.merchantId, programId }
  await tx.db.tier.updateMany({ where: { ...owned, archivedAt: null }, data: { archivedAt: tx.now } })
  for (const { id, tier } of tiers) {
    const data = { ...tierColumns(tier), archivedAt: null }
    const updated = await tx.db.tier.updateMany({ where: { ...owned, id }, data })
    if (updated.count === 0) await tx.db.tier.create({ data: { ...owned, id, createdAt: tx.now, ...data } })
  }
}
