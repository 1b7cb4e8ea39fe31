import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { timelineOf } from "../domain/timeline"
import type { WithdrawVersionInput } from "../schema"
import { lockDraft } from "../steps/lock-draft"
import { readProgram } from "../steps/read-program"
import { readVersions, type StoredVersion } from "../steps/read-versions"
import { restoreContent } from "../steps/restore-content"
import { rewardsOf, rewardsWithout } from "../steps/restored-rewards"
import { startHistory } from "../steps/write-version"
import type { PublishResult } from "./publish-program"

/**
 * Keeps a version that waits from ever holding: what holds before it is published again for the same instant, and so is what
 * waits to come after it. Nothing is deleted, and the draft stays as it is. Throws `not_found`, `conflict`,
 * `version_has_begun`.
 */
export async function withdrawVersion(ctx: Ctx, input: WithdrawVersionInput): Promise<PublishResult> {
  requirePermission(ctx, "programs:publish")
  const { programId, versionId, revision } = input
  return inTransaction(ctx, async (tx) => {
    const program = await lockDraft(tx, programId, revision)
    const versions = await readVersions(tx, programId)
    if (!versions.some(({ id }) => id === versionId)) throw new DomainError("not_found")
    const timeline = timelineOf(versions)
    const place = timeline.findIndex(({ id }) => id === versionId)
    const [target, before] = [timeline[place], timeline[place - 1]]
    if (!target?.from || target.from <= tx.now || !before) throw new DomainError("version_has_begun")
    const note = input.note ?? `Version ${target.number} was withdrawn before it held.`
    const again = [
      { target: before, start: target.from, note },
      ...timeline.slice(place + 1).map((later) => ({ target: later, start: later.from ?? tx.now, note: later.note })),
    ]
    let number = versions.at(-1)?.number ?? 0
    let last = target.id
    for (const one of again) {
      number += 1
      const rewards =
        one.target === before
          ? await rewardsWithout(tx, programId, one.start)
          : await rewardsOf(tx, programId, one.start, one.target.definition.rewards)
      const known = await readVersions(tx, programId)
      last = await restoreContent(tx, { program, versions: known, ...one, number, rewards })
      if (one.target !== before) await moveNotices(tx, one.target, last)
    }
    await recordAudit(tx, "program.withdrawVersion", programId, { versionId: target.id, number })
    return { program: await readProgram(tx, programId), job: await startHistory(tx, programId, last, null) }
  })
}

/** What members were told of a version belongs to the one that stands in its place. */
async function moveNotices(tx: Tx, from: StoredVersion, versionId: string): Promise<void> {
  await tx.db.memberNotice.updateMany({
    where: { merchantId: tx.merchantId, programVersionId: from.id },
    data: { programVersionId: versionId },
  })
}
