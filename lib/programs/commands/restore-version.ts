import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { heldAt, replacedBy } from "../domain/timeline"
import type { RestoreVersionInput } from "../schema"
import { lockDraft } from "../steps/lock-draft"
import { readProgram } from "../steps/read-program"
import { readVersions } from "../steps/read-versions"
import { draftFromVersion, hasUnpublishedWork, restoreContent, rowAfterRestoring } from "../steps/restore-content"
import { rewardsOf } from "../steps/restored-rewards"
import { startOfVersion } from "../steps/start-of-version"
import { startHistory, startNotices } from "../steps/write-version"
import type { PublishResult } from "./publish-program"

/**
 * Brings back what an earlier version says, as a new version from now or from a day on. The draft follows, unless it holds
 * work that was not published: that is kept. Throws `not_found`, `conflict`, `invalid_input`, `version_in_force` where the
 * version holds then in any case, and what `checkDefinition` finds.
 */
export async function restoreVersion(ctx: Ctx, input: RestoreVersionInput): Promise<PublishResult> {
  requirePermission(ctx, "programs:publish")
  const { programId, versionId, revision } = input
  return inTransaction(ctx, async (tx) => {
    const program = await lockDraft(tx, programId, revision)
    const versions = await readVersions(tx, programId)
    const target = versions.find(({ id }) => id === versionId)
    if (!target) throw new DomainError("not_found")
    const start = startOfVersion(tx, input.effectiveFrom, versions) ?? tx.now
    if (heldAt(versions, start) === target && replacedBy(versions, start, tx.now).length === 0) {
      throw new DomainError("version_in_force")
    }
    const keeps = await hasUnpublishedWork(tx, program, versions)
    const number = (versions.at(-1)?.number ?? 0) + 1
    const rewards = await rewardsOf(tx, programId, start, target.definition.rewards)
    const note = input.note ?? null
    const madeId = await restoreContent(tx, { program, versions, target, start, note, number, rewards })
    const draft = keeps ? null : await draftFromVersion(tx, program, target)
    await rowAfterRestoring(tx, { program, target, start, draft })
    await recordAudit(tx, "program.restoreVersion", programId, { versionId: madeId, number, restoresId: target.id })
    const job = await startHistory(tx, programId, madeId, null)
    await startNotices(tx, programId, madeId, input.notices)
    return { program: await readProgram(tx, programId), job }
  })
}
