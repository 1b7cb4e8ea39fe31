import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type Change, describeChanges } from "../domain/describe-changes"
import { timelineOf } from "../domain/timeline"
import { findProgram } from "../steps/find-program"
import { readVersions, type StoredVersion, statesOf, type VersionState } from "../steps/read-versions"
import { staffNames } from "../steps/staff-names"

/** A version with who published it and what it changed, in words. */
export interface ListedVersion {
  id: string
  number: number
  /** Null: from the beginning of time. */
  effectiveFrom: string | null
  publishedAt: string
  /** Null: by an API key. */
  publishedBy: string | null
  state: VersionState
  note: string | null
  /** The number of the version whose content it brought back. */
  restoresNumber: number | null
  /** What it changes of what holds, or would have held, before it. Empty for the first. */
  changes: Change[]
  /** How many members were told of it. */
  told: number
}

/** All versions of a program, the one published last first. Throws `not_found`. */
export async function listVersions(ctx: Ctx, { programId }: { programId: string }): Promise<ListedVersion[]> {
  requirePermission(ctx, "programs:read")
  return inRead(ctx, async (tx) => {
    await findProgram(tx, programId)
    const versions = await readVersions(tx, programId)
    const names = await staffNames(
      tx,
      versions.map(({ publishedBy }) => publishedBy),
    )
    const told = await tx.db.$queryRaw<{ versionId: string; members: number }[]>`
      SELECT "programVersionId" AS "versionId", count(DISTINCT "memberId")::int AS "members" FROM "member_notice"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "programVersionId" = ANY(${versions.map(({ id }) => id)}::uuid[])
      GROUP BY 1`
    const counts = new Map(told.map(({ versionId, members }) => [versionId, members]))
    const states = statesOf(versions, ctx.now)
    const numbers = new Map(versions.map(({ id, number }) => [id, number]))
    return versions.toReversed().map((version) => ({
      id: version.id,
      number: version.number,
      effectiveFrom: version.from?.toISOString() ?? null,
      publishedAt: version.publishedAt.toISOString(),
      publishedBy: names.get(version.publishedBy ?? "") ?? null,
      state: states.get(version.id) ?? "past",
      note: version.note,
      restoresNumber: numbers.get(version.restoresId ?? "") ?? null,
      changes: changesOf(versions, version, ctx.merchant.timeZone),
      told: counts.get(version.id) ?? 0,
    }))
  })
}

/** Against the version before it in time, of those that were published by then. */
function changesOf(versions: readonly StoredVersion[], version: StoredVersion, timeZone: string): Change[] {
  const known = timelineOf(versions.slice(0, versions.indexOf(version) + 1))
  const before = known[known.indexOf(version) - 1]
  return before ? describeChanges(before.definition, version.definition, { timeZone }) : []
}
