import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { Prisma, type Program } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import { samePart } from "../domain/program-draft"
import { heldAt } from "../domain/timeline"
import { basicsOf } from "../steps/read-program"
import { readVersions } from "../steps/read-versions"
import { atPrice } from "../steps/reward-prices"
import { basicsColumns } from "../steps/write-basics"
import { basicsIn } from "../steps/write-version"

/**
 * Keeps the rows of programs and rewards in step with versions that have begun since. What depends on the instant reads the
 * versions and prices themselves and does not wait for this; lists and figures read the rows.
 */
export async function beginVersions(ctx: Ctx): Promise<{ programs: number; rewards: number }> {
  requirePermission(ctx, "programs:publish")
  return inTransaction(ctx, async (tx) => {
    const live = await tx.db.program.findMany({ where: { merchantId: tx.merchantId, status: "published" } })
    let programs = 0
    for (const program of live) if (await beginProgram(tx, program)) programs += 1
    return { programs, rewards: await beginPrices(tx) }
  })
}

async function beginProgram(tx: Tx, program: Program): Promise<boolean> {
  const held = heldAt(await readVersions(tx, program.id), tx.now)
  if (!held) return false
  const basics = basicsIn(program, held.definition)
  if (samePart(basics, basicsOf({ ...program, draft: null }))) return false
  const settled = program.draft !== null && samePart(basicsOf(program), basics)
  await tx.db.program.update({
    where: { merchantId_id: { merchantId: tx.merchantId, id: program.id } },
    data: { ...basicsColumns(basics), ...(settled ? { draft: Prisma.DbNull } : {}) },
  })
  await recordAudit(tx, "program.beginVersion", program.id, { versionId: held.id, number: held.number })
  return true
}

async function beginPrices(tx: Tx): Promise<number> {
  const rows = await tx.db.reward.findMany({
    where: { merchantId: tx.merchantId, archivedAt: null },
    select: { id: true, costPoints: true },
  })
  const stored = new Map(rows.map(({ id, costPoints }) => [id, costPoints]))
  const changed = (await atPrice(tx, rows, tx.now)).filter(({ id, costPoints }) => stored.get(id) !== costPoints)
  for (const { id, costPoints } of changed) {
    await tx.db.reward.updateMany({ where: { merchantId: tx.merchantId, id }, data: { costPoints } })
  }
  return changed.length
}
