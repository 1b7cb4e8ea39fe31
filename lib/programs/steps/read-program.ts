import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Program, EarningRule as RuleRow, Tier as TierRow } from "@/lib/core/generated/prisma/client"
import { toJsonInteger } from "@/lib/core/points"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule } from "../domain/definition"
import { definitionOf, type ProgramDraft, sameDefinition } from "../domain/program-draft"
import { type DesignedReward, readDesignedRewards, rewardsOfDraft } from "./draft-rewards"
import { namedByRules } from "./named-by-rules"
import { readVersions, type StoredVersion, statesOf, type VersionState } from "./read-versions"
import { staffNames } from "./staff-names"

export interface VersionView {
  id: string
  number: number
  /** Null: from the beginning of time. */
  effectiveFrom: string | null
  publishedAt: string
  state: VersionState
  note: string | null
  /** The number of the version whose content it brought back. */
  restoresNumber: number | null
}

/** A program with its draft: the fields are what publishing would make hold, until then the latest version does. */
export interface ProgramView extends Basics {
  id: string
  status: "draft" | "published"
  revision: number
  awardFrom: string | null
  publishedAt: string | null
  createdAt: string
  hasUnpublishedChanges: boolean
  earningRules: EarningRule[]
  tiers: Tier[]
  rewards: DesignedReward[]
  /** The latest edit; `by` is null for an API key. */
  lastEdit: { by: string | null; at: string } | null
  /** The one published last first. */
  versions: VersionView[]
}

export type Basics = Omit<ProgramDraft, "rules" | "tiers" | "rewards">

/** The program's own fields with the changes that wait to be published. */
export function basicsOf(program: Program): Basics {
  const stored = {
    name: program.name,
    slug: program.slug,
    currency: {
      code: program.currencyCode,
      name: program.currencyName,
      plural: program.currencyPlural,
      value: { points: toJsonInteger(program.valuePoints), amountMinor: toJsonInteger(program.valueAmountMinor) },
    },
    moneyCurrency: program.moneyCurrency,
    joinPolicy: program.joinPolicy as Basics["joinPolicy"],
    returnPolicy: program.returnPolicy as Basics["returnPolicy"],
  }
  return { ...stored, ...(program.draft as Partial<Basics> | null) }
}

export function ruleOf({ id, name, trigger, definition }: RuleRow): EarningRule {
  return { ...(definition as Omit<EarningRule, "id" | "name" | "trigger">), id, name, trigger } as EarningRule
}

export function tierOf({ id, name, rank, definition }: TierRow): Tier {
  return { ...(definition as Omit<Tier, "id" | "name" | "rank">), id, name, rank } as Tier
}

/** The draft of a program: what publishing it would snapshot. */
export async function readDraft(tx: Tx, program: Program): Promise<ProgramDraft> {
  const where = { merchantId: tx.merchantId, programId: program.id }
  const rules = await tx.db.earningRule.findMany({ where, orderBy: [{ position: "asc" }, { id: "asc" }] })
  const tiers = await tx.db.tier.findMany({ where: { ...where, archivedAt: null }, orderBy: { rank: "asc" } })
  const rewards = rewardsOfDraft(await readDesignedRewards(tx, program.id))
  return { ...basicsOf(program), rules: rules.map(ruleOf), tiers: tiers.map(tierOf), rewards }
}

/** A program as it is shown. Throws `not_found`. */
export async function readProgram(tx: Tx, programId: string): Promise<ProgramView> {
  const program = await tx.db.program.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: programId } },
  })
  if (!program) throw new DomainError("not_found")
  const { rules, tiers, rewards: _, ...basics } = await readDraft(tx, program)
  const versions = await readVersions(tx, programId)
  const rewards = await readDesignedRewards(tx, programId)
  return {
    id: program.id,
    ...basics,
    status: program.status as ProgramView["status"],
    revision: program.revision,
    awardFrom: program.awardFrom?.toISOString().slice(0, 10) ?? null,
    publishedAt: program.publishedAt?.toISOString() ?? null,
    createdAt: program.createdAt.toISOString(),
    hasUnpublishedChanges: await differs(tx, { ...basics, rules, tiers }, versions.at(-1), rewards),
    earningRules: rules,
    tiers,
    rewards,
    lastEdit: program.editedAt && {
      by: (await staffNames(tx, [program.editedBy])).get(program.editedBy ?? "") ?? null,
      at: program.editedAt.toISOString(),
    },
    versions: versionViews(tx, versions),
  }
}

/** Whether publishing the draft would change anything. */
export async function differs(
  tx: Tx,
  draft: ProgramDraft,
  latest: StoredVersion | undefined,
  rewards: readonly DesignedReward[],
): Promise<boolean> {
  if (!latest || rewards.some((reward) => reward.draft !== null)) return true
  const nameable = await namedByRules(tx, draft.rules)
  return !sameDefinition(latest.definition, definitionOf(draft, "", nameable))
}

function versionViews(tx: Tx, versions: readonly StoredVersion[]): VersionView[] {
  const states = statesOf(versions, tx.now)
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  return versions.toReversed().map(({ id, number, from, publishedAt, note, restoresId }) => ({
    id,
    number,
    effectiveFrom: from?.toISOString() ?? null,
    publishedAt: publishedAt.toISOString(),
    state: states.get(id) ?? "past",
    note,
    restoresNumber: numbers.get(restoresId ?? "") ?? null,
  }))
}
