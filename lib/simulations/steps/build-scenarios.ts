import { addDays, parseDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { heldAt } from "@/lib/programs/domain/timeline"
import { alwaysUnderDefinition, laddersOf, loadPrograms } from "@/lib/programs/steps/load-versions"
import type { DraftScenario, LiveScenario, SimulationInput } from "../domain/simulation-input"
import type { Scenario } from "./scenario"

/** The programs of a backtest, ready to judge by: the live one first, where it is among them. */
export async function buildScenarios(
  tx: Tx,
  programId: string,
  { live, drafts, to }: SimulationInput,
): Promise<Scenario[]> {
  const end = startOfLocalDay(addDays(parseDay(to), 1), tx.merchant.timeZone)
  const present = live ? [await liveScenario(tx, programId, live, end)] : []
  return [...present, ...drafts.map((draft) => draftScenario(tx, programId, draft))]
}

async function liveScenario(tx: Tx, programId: string, live: LiveScenario, end: Date): Promise<Scenario> {
  const found = (await loadPrograms(tx)).find(({ id }) => id === programId)
  const versions = found?.versions.filter(({ id }) => live.versionIds.includes(id)) ?? []
  const definition = heldAt(versions, new Date(end.getTime() - 1))?.compiled.definition
  if (!found || !definition) throw new DomainError("program_not_published")
  const program = { ...found, awardFrom: live.awardFrom, versions, ladders: laddersOf(versions) }
  const { awardFrom } = live
  const givesFrom = awardFrom === null ? found.publishedAt : startOfLocalDay(parseDay(awardFrom), tx.merchant.timeZone)
  const givesFromMs = givesFrom.getTime()
  return { key: "live", name: live.name, kind: "live", program, givesFromMs, definition, reward: live.reward }
}

function draftScenario(tx: Tx, programId: string, { key, name, definition, reward }: DraftScenario): Scenario {
  const program = alwaysUnderDefinition(tx, programId, definition)
  return { key, name, kind: "draft", program, givesFromMs: Number.NEGATIVE_INFINITY, definition, reward }
}
