import { recordAudit } from "@/lib/core/audit"
import { parseDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { Prisma, type Program, type ProgramVersion } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { type JobView, startJob } from "@/lib/core/jobs"
import { toJson } from "@/lib/core/json"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { checkDefinition } from "../domain/check-definition"
import type { ProgramDefinition } from "../domain/definition"
import { definitionOf } from "../domain/program-draft"
import type { PublishProgramInput } from "../schema"
import { lockDraft } from "../steps/lock-draft"
import { namedByRules } from "../steps/named-by-rules"
import { type ProgramView, readDraft, readProgram } from "../steps/read-program"
import { writeColumns } from "../steps/write-basics"

/** `job` is set where a history has to be awarded or tiers have to be computed: the program is published all the same. */
export type PublishResult = { program: ProgramView; job: JobView | null }

/**
 * Makes the draft hold: the first version from the beginning of time, later ones from `effectiveFrom` (default: now).
 * Throws `not_found`, `conflict`, `invalid_input` for days that contradict what is published, and what `checkDefinition` finds.
 */
export async function publishProgram(
  ctx: Ctx,
  { programId, revision, ...input }: PublishProgramInput & { programId: string },
): Promise<PublishResult> {
  requirePermission(ctx, "programs:publish")
  return inTransaction(ctx, async (tx) => {
    const program = await lockDraft(tx, programId, revision)
    const latest = await tx.db.programVersion.findFirst({
      where: { merchantId: tx.merchantId, programId },
      orderBy: { number: "desc" },
    })
    const effectiveFrom = startOfVersion(tx, input.effectiveFrom, latest)
    checkAwardFrom(program, input.awardFrom)
    const draft = await readDraft(tx, program)
    const definition = definitionOf(draft, newId(), await namedByRules(tx, draft.rules))
    refuseProblems(definition)
    await writeVersion(tx, program, definition, (latest?.number ?? 0) + 1, effectiveFrom)
    await writeColumns(tx, program.id, draft, {
      status: "published",
      publishedAt: program.publishedAt ?? tx.now,
      draft: Prisma.DbNull,
      ...(input.awardFrom ? { awardFrom: new Date(`${input.awardFrom}T00:00:00Z`) } : {}),
    })
    const job = await startHistory(tx, program.id, definition.versionId, input.awardFrom ?? null)
    return { program: await readProgram(tx, program.id), job }
  })
}

function startOfVersion(tx: Tx, day: string | undefined, latest: ProgramVersion | null): Date | null {
  if (!latest) {
    if (day === undefined) return null
    throw invalid("effectiveFrom", "The first version holds from the beginning of time. Leave it out.")
  }
  const start = day === undefined ? tx.now : startOfLocalDay(parseDay(day), tx.merchant.timeZone)
  if (latest.effectiveFrom && start <= latest.effectiveFrom) {
    throw invalid("effectiveFrom", "A version that begins then or later is published already. Choose a later day.")
  }
  return start
}

function checkAwardFrom(program: Program, awardFrom: string | undefined): void {
  const before = program.awardFrom?.toISOString().slice(0, 10)
  if (awardFrom && before && awardFrom > before) {
    throw invalid(
      "awardFrom",
      `Purchases are awarded from ${before} on already. Choose an earlier day or leave it out.`,
    )
  }
}

function invalid(path: string, message: string): DomainError {
  return new DomainError("invalid_input", { fields: [{ path, message }], detail: message })
}

function refuseProblems(definition: ProgramDefinition): void {
  const problems = checkDefinition(definition)
  const [first] = problems
  if (!first) return
  const fields = problems.map(({ path, message }) => ({ path, message }))
  throw new DomainError(first.code, { fields, detail: first.message })
}

async function writeVersion(
  tx: Tx,
  program: Program,
  definition: ProgramDefinition,
  number: number,
  effectiveFrom: Date | null,
): Promise<void> {
  await tx.db.programVersion.create({
    data: {
      merchantId: tx.merchantId,
      id: definition.versionId,
      programId: program.id,
      number,
      definition: toJson(definition) as Prisma.InputJsonObject,
      effectiveFrom,
      publishedAt: tx.now,
      publishedBy: tx.actor.kind === "staff" ? tx.actor.userId : null,
    },
  })
  await recordAudit(tx, "program.publish", program.id, { versionId: definition.versionId, number })
  await emit(tx, "program.published", { programId: program.id, versionId: definition.versionId })
}

/** A merchant without purchases and members has nothing to award and no tier to compute. */
async function startHistory(tx: Tx, programId: string, versionId: string, awardFrom: string | null) {
  const where = { merchantId: tx.merchantId }
  const customers = await tx.db.customer.count({ where: { ...where, purchaseCount: { gt: 0 } } })
  const member =
    customers > 0 ? null : await tx.db.member.findFirst({ where: { ...where, programId }, select: { id: true } })
  if (customers === 0 && !member) return null
  return startJob(tx, "award-history", { programId, versionId, awardFrom }, customers)
}
