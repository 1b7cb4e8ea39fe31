import { parseDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { compileDefinition } from "@/lib/programs/domain/compile-definition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { type LiveProgram, laddersOf, loadPrograms } from "@/lib/programs/steps/load-versions"

/**
 * A program as it would be judged by once a definition is published: the first version holds from the beginning of time, a
 * later one from a local day (default: now) after those in force.
 */
export async function draftProgram(
  tx: Tx,
  programId: string,
  definition: ProgramDefinition,
  effectiveFrom: string | undefined,
): Promise<LiveProgram> {
  const live = (await loadPrograms(tx)).find(({ id }) => id === programId)
  const { timeZone } = tx.merchant
  const start = effectiveFrom === undefined ? tx.now : startOfLocalDay(parseDay(effectiveFrom), timeZone)
  const from = live ? start : null
  const version = { id: definition.versionId, from, compiled: compileDefinition(definition, timeZone) }
  const versions = [...(live?.versions ?? []), version]
  return {
    id: programId,
    currency: definition.currency.code,
    joinPolicy: definition.joinPolicy,
    publishedAt: live?.publishedAt ?? tx.now,
    awardFrom: live?.awardFrom ?? null,
    versions,
    ladders: laddersOf(versions),
  }
}
