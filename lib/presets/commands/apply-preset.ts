import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { lockDraft } from "@/lib/programs/steps/lock-draft"
import { type ProgramView, readProgram } from "@/lib/programs/steps/read-program"
import { basicsColumns, writeColumns } from "@/lib/programs/steps/write-basics"
import { writeDraft } from "@/lib/programs/steps/write-draft"
import { insertReward } from "@/lib/rewards/steps/insert-reward"
import { presetOf } from "../domain/find-preset"
import type { PresetProgram } from "../domain/preset"
import { presetScale } from "../domain/preset-scale"
import { programNameOf } from "../domain/preset-view"
import type { ApplyPresetInput } from "../schema"
import { ensureEventTypes } from "../steps/ensure-event-types"
import { freeSlug } from "../steps/free-slug"
import { readPresetHistory } from "../steps/read-preset-history"

/**
 * Makes a structure of the gallery a draft, scaled to the merchant: a program of its own, or in place of a draft that was
 * never published. Throws `not_found`, `program_already_published`.
 */
export async function applyPreset(ctx: Ctx, input: ApplyPresetInput): Promise<ProgramView> {
  requirePermission(ctx, "programs:write")
  requirePermission(ctx, "rewards:write")
  return inTransaction(ctx, async (tx) => {
    const money = tx.merchant.currency
    const program = presetOf(input.key).build(presetScale(input.answers ?? {}, await readPresetHistory(tx), money))
    const programId = await takeProgram(tx, program, input)
    const rules = program.rules.map((rule) => ({ id: newId(), rule }))
    const tiers = program.tiers.map((tier) => ({ id: newId(), tier }))
    await ensureEventTypes(tx, program.eventTypes)
    await writeDraft(tx, { programId, rules, tiers })
    for (const reward of program.rewards) await insertReward(tx, { ...reward, programId })
    await recordAudit(tx, "preset.apply", programId, { key: input.key, replaced: input.programId !== undefined })
    return readProgram(tx, programId)
  })
}

/** The draft that takes the structure: a new program, or the one named, emptied. */
async function takeProgram(tx: Tx, { currency, joinPolicy }: PresetProgram, input: ApplyPresetInput): Promise<string> {
  const { id: merchantId, name: merchantName, currency: moneyCurrency } = tx.merchant
  const shared = { currency, joinPolicy, moneyCurrency, returnPolicy: "withinBalance" as const }
  const name = input.name ?? programNameOf(merchantName)
  if (input.programId === undefined) {
    const basics = { ...shared, name, slug: await freeSlug(tx, name) }
    const id = newId()
    await tx.db.program.create({ data: { merchantId, id, ...basicsColumns(basics), createdAt: tx.now } })
    return id
  }
  const program = await lockDraft(tx, input.programId)
  if (program.status !== "draft") throw new DomainError("program_already_published")
  await writeColumns(tx, program.id, { ...shared, name: input.name ?? program.name, slug: program.slug })
  await tx.db.reward.updateMany({
    where: { merchantId, programId: program.id, archivedAt: null },
    data: { archivedAt: tx.now },
  })
  return program.id
}
