import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { ProgramDefinition } from "../domain/definition"
import { type Change, describeChanges } from "../domain/describe-changes"
import { definitionOf } from "../domain/program-draft"
import { heldAt } from "../domain/timeline"
import { readDesignedRewards, rewardsNow } from "../steps/draft-rewards"
import { findProgram } from "../steps/find-program"
import { namedByRules } from "../steps/named-by-rules"
import { readDraft } from "../steps/read-program"
import { readVersions, type StoredVersion } from "../steps/read-versions"

/** A version by its id, what holds now, or the draft as it is saved. */
export type VersionName = string

export interface ComparedVersion {
  /** Null for the draft. */
  number: number | null
  definition: ProgramDefinition
}

export interface VersionComparison {
  from: ComparedVersion
  to: ComparedVersion
  changes: Change[]
}

type Asked = { programId: string; from?: VersionName | undefined; to?: VersionName | undefined }

/** How two versions differ, in words and whole; by default what the draft changes of what holds now. Throws `not_found`. */
export async function compareVersions(ctx: Ctx, input: Asked): Promise<VersionComparison> {
  requirePermission(ctx, "programs:read")
  const { programId, from = "live", to = "draft" } = input
  return inRead(ctx, async (tx) => {
    const versions = await readVersions(tx, programId)
    const [before, after] = [
      await readNamed(tx, programId, versions, from),
      await readNamed(tx, programId, versions, to),
    ]
    const { timeZone } = ctx.merchant
    return { from: before, to: after, changes: describeChanges(before.definition, after.definition, { timeZone }) }
  })
}

async function readNamed(
  tx: Tx,
  programId: string,
  versions: readonly StoredVersion[],
  name: VersionName,
): Promise<ComparedVersion> {
  if (name === "draft") {
    const draft = await readDraft(tx, await findProgram(tx, programId))
    return { number: null, definition: definitionOf(draft, "", await namedByRules(tx, draft.rules)) }
  }
  if (name !== "live") {
    const found = versions.find(({ id }) => id === name)
    if (!found) throw new DomainError("not_found")
    return { number: found.number, definition: found.definition }
  }
  const held = heldAt(versions, tx.now)
  if (!held) throw new DomainError("not_found")
  const rewards = rewardsNow(await readDesignedRewards(tx, programId))
  return { number: held.number, definition: { ...held.definition, rewards } }
}
