import type { Tx } from "@/lib/core/ctx"
import type { Program } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import type { TierInput } from "@/lib/tiers/schema"
import type { VersionReward } from "../domain/definition"
import type { EarningRuleInput } from "../schema"
import { readDesignedRewards } from "./draft-rewards"
import { type Basics, basicsOf, differs, readDraft } from "./read-program"
import type { StoredVersion } from "./read-versions"
import { writeDraft } from "./write-draft"
import { basicsIn, writeProgramRow, writeVersion } from "./write-version"
import { writeVersionRewards } from "./write-version-rewards"

interface Restoring {
  program: Program
  /** All that were published, in order. */
  versions: readonly StoredVersion[]
  target: StoredVersion
  start: Date
  note: string | null
  number: number
  rewards: VersionReward[]
}

/** Publishes what an earlier version says once more, with rewards as given, as a version of its own. The draft stays as it is. */
export async function restoreContent(tx: Tx, restoring: Restoring): Promise<string> {
  const { program, versions, target, start, note, number, rewards } = restoring
  const definition = { ...target.definition, versionId: newId(), rewards }
  await writeVersion(tx, { program, definition, number, start, note, restoresId: target.id })
  const before = versions.at(-1)?.definition
  await writeVersionRewards(tx, { programId: program.id, definition, start, before, withdrawn: [] })
  return definition.versionId
}

/** Whether the draft holds work that publishing would make hold: such work is kept. */
export async function hasUnpublishedWork(
  tx: Tx,
  program: Program,
  versions: readonly StoredVersion[],
): Promise<boolean> {
  return differs(tx, await readDraft(tx, program), versions.at(-1), await readDesignedRewards(tx, program.id))
}

/** Makes the draft what a version says, paused rules kept at the end: what comes next begins from what holds. */
export async function draftFromVersion(tx: Tx, program: Program, { definition }: StoredVersion): Promise<Basics> {
  const known = new Set(definition.rules.map(({ id }) => id))
  const { rules } = await readDraft(tx, program)
  const paused = rules.filter(({ id, paused }) => paused && !known.has(id))
  await writeDraft(tx, {
    programId: program.id,
    rules: [...definition.rules, ...paused].map(({ id, ...rule }) => ({ id, rule: rule as EarningRuleInput })),
    tiers: definition.tiers.map(({ id, ...tier }) => ({ id, tier: tier as TierInput })),
  })
  return basicsIn(program, definition)
}

interface RowInput {
  program: Program
  target: StoredVersion
  start: Date
  draft: Basics | null
}

/** Keeps the program's row in step with a version that was brought back; the draft's own fields stay unless given. */
export async function rowAfterRestoring(tx: Tx, { program, target, start, draft }: RowInput): Promise<void> {
  await writeProgramRow(tx, { program, definition: target.definition, start, draft: draft ?? basicsOf(program) })
}
