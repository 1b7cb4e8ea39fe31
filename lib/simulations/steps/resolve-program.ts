import type { Tx } from "@/lib/core/ctx"
import { DomainError, type FieldError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { checkDefinition } from "@/lib/programs/domain/check-definition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { definitionOf } from "@/lib/programs/domain/program-draft"
import { findProgram } from "@/lib/programs/steps/find-program"
import { namedByRules } from "@/lib/programs/steps/named-by-rules"
import { readDraft } from "@/lib/programs/steps/read-program"
import type { DraftScenario, FirstReward } from "../domain/simulation-input"
import type { TriedProgram } from "../schema"
import { cheapestReward } from "./cheapest-reward"

type Resolved = Omit<DraftScenario, "key">

/**
 * A program to try, with all that it names, ready to be kept. `path` goes before the fields at fault.
 * Throws `not_found`, and `invalid_input` with each field that keeps it from being tried.
 */
export async function resolveProgram(tx: Tx, programId: string, tried: TriedProgram, path: string): Promise<Resolved> {
  const { rewards, earningRules = [], tiers = [], name, versionId, programId: savedId, ...basics } = tried
  if (versionId) return resolveVersion(tx, versionId)
  if (savedId) return resolveSaved(tx, savedId, path)
  const base = await readDraft(tx, await findProgram(tx, programId))
  const known = new Map(base.tiers.map(({ id, name }) => [name, id]))
  const draft = {
    ...base,
    ...definedOf(basics),
    name: name ?? base.name,
    rules: earningRules.map((rule) => ({ ...rule, id: newId() })),
    tiers: tiers.map((tier) => ({ ...tier, id: known.get(tier.name) ?? newId() })),
  }
  const definition = definitionOf(draft, newId(), await namedByRules(tx, draft.rules))
  refuseFaulty(definition, path)
  const reward = rewards ? cheapestOf(rewards) : await cheapestReward(tx, programId)
  return { name: name ?? `Draft of ${base.name}`, definition, reward }
}

async function resolveSaved(tx: Tx, programId: string, path: string): Promise<Resolved> {
  const draft = await readDraft(tx, await findProgram(tx, programId))
  const definition = definitionOf(draft, newId(), await namedByRules(tx, draft.rules))
  refuseFaulty(definition, path)
  return { name: `${draft.name}, draft`, definition, reward: await cheapestReward(tx, programId) }
}

async function resolveVersion(tx: Tx, versionId: string): Promise<Resolved> {
  const version = await tx.db.programVersion.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: versionId } },
    select: { definition: true, number: true, programId: true },
  })
  if (!version) throw new DomainError("not_found")
  const definition = version.definition as unknown as ProgramDefinition
  const name = `${definition.name}, version ${version.number}`
  return { name, definition, reward: await cheapestReward(tx, version.programId) }
}

function refuseFaulty(definition: ProgramDefinition, path: string): void {
  const fields: FieldError[] = checkDefinition(definition).map((problem) => {
    return { path: `${path}.${problem.path}`, message: problem.message }
  })
  if (fields.length > 0) throw new DomainError("invalid_input", { fields, detail: fields[0]?.message })
}

function cheapestOf(rewards: readonly FirstReward[]): FirstReward | null {
  return [...rewards].sort((a, b) => a.costPoints - b.costPoints)[0] ?? null
}

/** What is said, so that nothing left out takes the place of what there is. */
function definedOf<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> }
}
