import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { compileDefinition } from "@/lib/programs/domain/compile-definition"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import type { DraftScenario, LiveScenario, SimulationInput } from "../domain/simulation-input"
import type { Scenario } from "./scenario"

/** The programs of a backtest, ready to judge by: the live one first, where it is among them. */
export async function buildScenarios(
  tx: Tx,
  programId: string,
  { live, drafts }: SimulationInput,
): Promise<Scenario[]> {
  const present = live ? [await liveScenario(tx, programId, live)] : []
  return [...present, ...drafts.map((draft) => draftScenario(tx, programId, draft))]
}

async function liveScenario(tx: Tx, programId: string, live: LiveScenario): Promise<Scenario> {
  const found = (await loadPrograms(tx)).find(({ id }) => id === programId)
  const versions = found?.versions.filter(({ id }) => live.versionIds.includes(id)) ?? []
  const definition = versions.at(-1)?.compiled.definition
  if (!found || !definition) throw new DomainError("program_not_published")
  const ladders = versions.map(({ from, compiled }) => ({ from, tiers: compiled.definition.tiers }))
  const program: LiveProgram = { ...found, awardFrom: live.awardFrom, versions, ladders }
  return { key: "live", name: live.name, kind: "live", program, definition, reward: live.reward }
}

/** A draft holds from the beginning of time. */
function draftScenario(tx: Tx, programId: string, { key, name, definition, reward }: DraftScenario): Scenario {
  const compiled = compileDefinition(definition, tx.merchant.timeZone)
  const program: LiveProgram = {
    id: programId,
    currency: definition.currency.code,
    joinPolicy: definition.joinPolicy,
    publishedAt: tx.now,
    awardFrom: null,
    versions: [{ id: definition.versionId, from: null, compiled }],
    ladders: [{ from: null, tiers: definition.tiers }],
  }
  return { key, name, kind: "draft", program, definition, reward }
}
