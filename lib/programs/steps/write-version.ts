import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { Prisma, type Program } from "@/lib/core/generated/prisma/client"
import { type JobView, startJob } from "@/lib/core/jobs"
import { toJson } from "@/lib/core/json"
import { emit } from "@/lib/core/outbox"
import { checkDefinition } from "../domain/check-definition"
import type { ProgramDefinition } from "../domain/definition"
import { type NoticeText, unknownPlaces } from "../domain/notice"
import { samePart } from "../domain/program-draft"
import { type Basics, basicsOf } from "./read-program"
import { basicsColumns } from "./write-basics"

export interface NewVersion {
  program: Program
  definition: ProgramDefinition
  number: number
  /** Null: from the beginning of time. */
  start: Date | null
  note: string | null
  restoresId: string | null
}

/** Throws the first of what keeps a definition from being published, with all fields at fault. */
export function refuseProblems(definition: ProgramDefinition): void {
  const problems = checkDefinition(definition)
  const [first] = problems
  if (!first) return
  const fields = problems.map(({ path, message }) => ({ path, message }))
  throw new DomainError(first.code, { fields, detail: first.message })
}

/** Writes a version and tells of it; what it says of the program itself holds at once if it does. Throws what `refuseProblems` does. */
export async function writeVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { program, definition, number, start, note, restoresId } = version
  refuseProblems(definition)
  await tx.db.programVersion.create({
    data: {
      merchantId: tx.merchantId,
      id: definition.versionId,
      programId: program.id,
      number,
      definition: toJson(definition) as Prisma.InputJsonObject,
      effectiveFrom: start,
      publishedAt: tx.now,
      publishedBy: tx.actor.kind === "staff" ? tx.actor.userId : null,
      note,
      restoresId,
    },
  })
  await emit(tx, "program.published", { programId: program.id, versionId: definition.versionId })
}

/** The program's own fields as a version says them. The address is no part of a version. */
export function basicsIn(program: Program, definition: ProgramDefinition): Basics {
  const { name, currency, moneyCurrency, joinPolicy, returnPolicy } = definition
  return { name, slug: program.slug, currency, moneyCurrency, joinPolicy, returnPolicy }
}

interface ColumnsInput {
  program: Program
  definition: ProgramDefinition
  start: Date | null
  /** What the draft says of them after this. */
  draft: Basics
  awardFrom?: string | undefined
}

/** Keeps in the program's row what holds now, and beside it what the draft says otherwise. */
export async function writeProgramRow(tx: Tx, { program, definition, start, draft, awardFrom }: ColumnsInput) {
  const begins = start === null || start <= tx.now
  const stored = { ...program, draft: null }
  const held = begins ? basicsIn(program, definition) : basicsOf(stored)
  const waits = !samePart(held, draft)
  await tx.db.program.update({
    where: { merchantId_id: { merchantId: tx.merchantId, id: program.id } },
    data: {
      ...basicsColumns(program.status === "draft" ? draft : held),
      status: "published",
      publishedAt: program.publishedAt ?? tx.now,
      draft: waits ? (toJson(draft) as Prisma.InputJsonObject) : Prisma.DbNull,
      ...(awardFrom ? { awardFrom: new Date(`${awardFrom}T00:00:00Z`) } : {}),
    },
  })
}

/** A merchant without purchases and members has nothing to award and no tier to compute. */
export async function startHistory(
  tx: Tx,
  programId: string,
  versionId: string,
  awardFrom: string | null,
): Promise<JobView | null> {
  const where = { merchantId: tx.merchantId }
  const customers = await tx.db.customer.count({ where: { ...where, purchaseCount: { gt: 0 } } })
  const member =
    customers > 0 ? null : await tx.db.member.findFirst({ where: { ...where, programId }, select: { id: true } })
  if (customers === 0 && !member) return null
  return startJob(tx, "award-history", { programId, versionId, awardFrom }, customers)
}

/** Has the members concerned found and told. Throws `invalid_input` for a text with a place that nothing fills. */
export async function startNotices(
  tx: Tx,
  programId: string,
  versionId: string,
  notices: readonly NoticeText[] = [],
): Promise<void> {
  const fields = notices.flatMap(({ title, text }, index) => {
    const unknown = unknownPlaces(`${title} ${text}`)
    const message = `{${unknown[0]}} is nothing that is known of a member. Take it out.`
    return unknown.length > 0 ? [{ path: `notices.${index}.text`, message }] : []
  })
  if (fields.length > 0) throw new DomainError("invalid_input", { fields, detail: fields[0]?.message })
  if (notices.length === 0) return
  const members = await tx.db.member.count({ where: { merchantId: tx.merchantId, programId, status: "active" } })
  await startJob(tx, "member-notices", { programId, versionId, notices }, members)
}
