import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import type { Program } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { requirePermission, requirePermissions } from "@/lib/core/permissions"
import { writeSharingPolicy } from "@/lib/ledger/steps/write-sharing-policy"
import { checkDefinition } from "@/lib/programs/domain/check-definition"
import { type Change, describeChanges } from "@/lib/programs/domain/describe-changes"
import { definitionOf, samePart } from "@/lib/programs/domain/program-draft"
import { heldAt } from "@/lib/programs/domain/timeline"
import { readDesignedRewards, rewardsNow } from "@/lib/programs/steps/draft-rewards"
import { lockDraft } from "@/lib/programs/steps/lock-draft"
import { namedByRules } from "@/lib/programs/steps/named-by-rules"
import { type ProgramView, readDraft, readProgram } from "@/lib/programs/steps/read-program"
import { readVersions } from "@/lib/programs/steps/read-versions"
import { basicsColumns, writeBasics } from "@/lib/programs/steps/write-basics"
import { writeDraft } from "@/lib/programs/steps/write-draft"
import { insertEventType } from "@/lib/purchases/steps/insert-event-type"
import { insertSegment } from "@/lib/segments/commands/create-segment"
import type { ProgramFile } from "../schema-program-file"
import { fullReward, importRewards, rewardNotes } from "../steps/import-rewards"
import { type LocalFile, localizeFile } from "../steps/localize-file"
import { readProgramFile } from "../steps/program-file"

export interface ImportedProgram {
  program: ProgramView
  /** It did not exist before. */
  isNew: boolean
  /** False: the draft says what the file says already. */
  hasChanged: boolean
  /** What publishing the draft would change of what holds now; empty where nothing does. */
  changes: Change[]
  /** What of the file is not taken, as it could not wait with the draft of a live program, each with the remedy. */
  notes: string[]
  /** What keeps the draft from being published as it stands, each with the remedy. */
  problems: string[]
}

/** Undoes what was only tried. */
class Tried extends Error {
  constructor(readonly imported: ImportedProgram) {
    super("tried")
  }
}

/** What importing a file would do, by doing and undoing it. Throws what importing would. */
export async function previewProgramImport(ctx: Ctx, sent: ProgramFile): Promise<ImportedProgram> {
  requirePermissions(ctx, ["programs:write", "rewards:write"])
  try {
    return await inTransaction(ctx, async (tx) => {
      throw new Tried(await importFile(ctx, tx, sent))
    })
  } catch (error) {
    if (error instanceof Tried) return error.imported
    throw error
  }
}

/**
 * Makes a file the draft of the program with its address, or of a new one; nothing is published. The same file twice changes
 * nothing. Throws `invalid_input` naming what is missing, `unsupported_option` for what a live program cannot change.
 */
export async function importProgram(ctx: Ctx, sent: ProgramFile): Promise<ImportedProgram> {
  requirePermissions(ctx, ["programs:write", "rewards:write"])
  return inTransaction(ctx, (tx) => importFile(ctx, tx, sent))
}

async function importFile(ctx: Ctx, tx: Tx, sent: ProgramFile): Promise<ImportedProgram> {
  const where = { merchantId_slug: { merchantId: tx.merchantId, slug: sent.program.slug } }
  const known = await tx.db.program.findUnique({ where })
  const local = await localizeFile(tx, sent, known?.id ?? null)
  const before = known && (await readProgramFile(tx, known.id))
  const notes = known?.status === "published" && before ? notesOf(before, local.file) : []
  if (known && before && saysTheSame(before, local, known))
    return answer(tx, known.id, { isNew: false, hasChanged: false, notes })
  await makeNamed(ctx, tx, local)
  const program = known ? await lockDraft(tx, known.id) : await makeProgram(tx, local.file)
  await writeFile(tx, program, local.file)
  const detail = { isNew: !known, rules: local.file.earningRules.length, tiers: local.file.tiers.length }
  await recordAudit(tx, "program.import", program.id, detail)
  return answer(tx, program.id, { isNew: !known, hasChanged: true, notes })
}

/** What of a file would hold at once in a live program, and is not taken. */
function notesOf(before: ProgramFile, file: ProgramFile): string[] {
  const sharing = sharesTheSame(before, file)
    ? []
    : ["What members may share would not wait, so it stays as it is. Change it under Sharing, where it holds at once."]
  return [...rewardNotes(before.rewards ?? [], file.rewards ?? []), ...sharing]
}

function sharesTheSame(before: ProgramFile, { sharing }: ProgramFile): boolean {
  return samePart({ ...before.sharing, ...sharing }, before.sharing)
}

/** Of a live program's rewards only the prices are the draft's, and of what is shared nothing. */
function saysTheSame(
  before: ProgramFile,
  { file, missingSegments, missingTypes }: LocalFile,
  program: Program,
): boolean {
  if (missingSegments.length > 0 || missingTypes.length > 0) return false
  const plain = ({ program, earningRules, tiers, rewards }: ProgramFile) => {
    const full = rewards?.map(({ id, reward }) => ({ id, reward: fullReward(reward) }))
    return { program, earningRules, tiers, rewards: file.rewards && full }
  }
  const [old, next] = [plain(before), plain(file)]
  if (program.status === "draft") return samePart(old, next) && sharesTheSame(before, file)
  const priced = (rewards: ProgramFile["rewards"]) =>
    before.rewards?.map(({ id }) => [id, rewards?.find((one) => one.id === id)?.reward.costPoints ?? null])
  const prices = file.rewards === undefined || samePart(priced(before.rewards), priced(file.rewards))
  return prices && samePart({ ...old, rewards: null }, { ...next, rewards: null })
}

async function makeNamed(ctx: Ctx, tx: Tx, { missingSegments, missingTypes }: LocalFile): Promise<void> {
  if (missingSegments.length > 0) requirePermission(ctx, "segments:write")
  if (missingTypes.length > 0) requirePermission(ctx, "events:write")
  for (const { id, name, condition } of missingSegments) await insertSegment(tx, id, { name, condition })
  for (const type of missingTypes) await insertEventType(tx, type)
}

async function makeProgram(tx: Tx, { program }: ProgramFile): Promise<Program> {
  return tx.db.program.create({
    data: { merchantId: tx.merchantId, id: newId(), ...basicsColumns(program), createdAt: tx.now },
  })
}

async function writeFile(tx: Tx, program: Program, file: ProgramFile): Promise<void> {
  await writeBasics(tx, program, file.program)
  await writeDraft(tx, { programId: program.id, rules: file.earningRules, tiers: file.tiers })
  if (file.rewards) await importRewards(tx, program, file.rewards)
  // Nobody shares anything before a program is published; what a live one shares would change at once.
  if (file.sharing && program.status === "draft") await writeSharingPolicy(tx, program.id, file.sharing, ["sharing"])
}

async function answer(
  tx: Tx,
  programId: string,
  facts: Pick<ImportedProgram, "isNew" | "hasChanged" | "notes">,
): Promise<ImportedProgram> {
  const held = heldAt(await readVersions(tx, programId), tx.now)
  const where = { merchantId_id: { merchantId: tx.merchantId, id: programId } }
  const draft = await readDraft(tx, await tx.db.program.findUniqueOrThrow({ where }))
  const drafted = definitionOf(draft, "", await namedByRules(tx, draft.rules))
  const live = held && { ...held.definition, rewards: rewardsNow(await readDesignedRewards(tx, programId)) }
  const changes = live ? describeChanges(live, drafted, { timeZone: tx.merchant.timeZone }) : []
  const problems = checkDefinition(drafted).map(({ message }) => message)
  return { program: await readProgram(tx, programId), changes, problems, ...facts }
}
