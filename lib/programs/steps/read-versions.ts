import type { Tx } from "@/lib/core/ctx"
import type { ProgramDefinition } from "../domain/definition"
import { heldAt, timelineOf } from "../domain/timeline"

/** A published version as it is stored. */
export interface StoredVersion {
  id: string
  number: number
  /** Null: from the beginning of time. */
  from: Date | null
  definition: ProgramDefinition
  publishedAt: Date
  publishedBy: string | null
  note: string | null
  restoresId: string | null
}

/** All versions of a program in the order in which they were published. */
export async function readVersions(tx: Tx, programId: string): Promise<StoredVersion[]> {
  const rows = await tx.db.programVersion.findMany({
    where: { merchantId: tx.merchantId, programId },
    orderBy: { number: "asc" },
  })
  return rows.map(({ id, number, effectiveFrom, definition, publishedAt, publishedBy, note, restoresId }) => {
    const kept = definition as unknown as ProgramDefinition
    return { id, number, from: effectiveFrom, definition: kept, publishedAt, publishedBy, note, restoresId }
  })
}

/** `replaced`: another one was published before it held, to hold from the same instant or an earlier one. */
export type VersionState = "inForce" | "scheduled" | "past" | "replaced"

/** Where each version stands at an instant, by its id. */
export function statesOf(
  versions: readonly { id: string; from: Date | null }[],
  now: Date,
): ReadonlyMap<string, VersionState> {
  const timeline = timelineOf(versions)
  const held = heldAt(timeline, now)
  return new Map(
    versions.map((version) => {
      if (version === held) return [version.id, "inForce"]
      if (!timeline.includes(version)) return [version.id, "replaced"]
      return [version.id, version.from !== null && version.from > now ? "scheduled" : "past"]
    }),
  )
}
