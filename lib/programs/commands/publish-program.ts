import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { Prisma, type Program } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import type { JobView } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"
import { definitionOf } from "../domain/program-draft"
import type { PublishProgramInput } from "../schema"
import { readDesignedRewards } from "../steps/draft-rewards"
import { lockDraft } from "../steps/lock-draft"
import { namedByRules } from "../steps/named-by-rules"
import { type ProgramView, readDraft, readProgram } from "../steps/read-program"
import { readVersions } from "../steps/read-versions"
import { startOfVersion } from "../steps/start-of-version"
import { startHistory, startNotices, writeProgramRow, writeVersion } from "../steps/write-version"
import { writeVersionRewards } from "../steps/write-version-rewards"

/** `job` is set where a history has to be awarded or tiers have to be computed: the program is published all the same. */
export type PublishResult = { program: ProgramView; job: JobView | null }

/**
 * Makes the draft hold: the first version from the beginning of time, later ones from `effectiveFrom` (default: now). What
 * waited to hold from then or later is replaced. Throws `not_found`, `conflict`, `invalid_input` for days that contradict
 * what is published, and what `checkDefinition` finds.
 */
export async function publishProgram(
  ctx: Ctx,
  { programId, revision, ...input }: PublishProgramInput & { programId: string },
): Promise<PublishResult> {
  requirePermission(ctx, "programs:publish")
  return inTransaction(ctx, async (tx) => {
    const program = await lockDraft(tx, programId, revision)
    const versions = await readVersions(tx, programId)
    const before = versions.at(-1)
    const start = startOfVersion(tx, input.effectiveFrom, versions)
    checkAwardFrom(program, input.awardFrom)
    const { rules, tiers, rewards, ...basics } = await readDraft(tx, program)
    const draft = { ...basics, rules, tiers, rewards }
    const definition = definitionOf(draft, newId(), await namedByRules(tx, rules))
    const number = (before?.number ?? 0) + 1
    const withdrawn = (await readDesignedRewards(tx, programId)).filter((reward) => reward.draft?.withdrawn)
    await writeVersion(tx, { program, definition, number, start, note: input.note ?? null, restoresId: null })
    await writeVersionRewards(tx, {
      programId,
      definition,
      start,
      before: before?.definition,
      withdrawn: withdrawn.map(({ id }) => id),
    })
    await tx.db.reward.updateMany({ where: { merchantId: tx.merchantId, programId }, data: { draft: Prisma.DbNull } })
    await writeProgramRow(tx, { program, definition, start, draft: basics, awardFrom: input.awardFrom })
    await recordAudit(tx, "program.publish", programId, { versionId: definition.versionId, number })
    const job = await startHistory(tx, programId, definition.versionId, input.awardFrom ?? null)
    await startNotices(tx, programId, definition.versionId, input.notices)
    return { program: await readProgram(tx, programId), job }
  })
}

function checkAwardFrom(program: Program, awardFrom: string | undefined): void {
  const before = program.awardFrom?.toISOString().slice(0, 10)
  if (awardFrom && before && awardFrom > before) {
    const message = `Purchases are awarded from ${before} on already. Choose an earlier day or leave it out.`
    throw new DomainError("invalid_input", { fields: [{ path: "awardFrom", message }], detail: message })
  }
}
