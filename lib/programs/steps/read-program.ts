import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type {
  Program,
  ProgramVersion,
  EarningRule as RuleRow,
  Tier as TierRow,
} from "@/lib/core/generated/prisma/client"
import { toJsonInteger } from "@/lib/core/points"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule, ProgramDefinition } from "../domain/definition"
import { definitionOf, type ProgramDraft, sameDefinition } from "../domain/program-draft"
import { namedByRules } from "./named-by-rules"

export interface VersionView {
  id: string
  number: number
  /** Null: from the beginning of time. */
  effectiveFrom: string | null
  publishedAt: string
}

/** A program with its draft: the fields are what publishing would make hold, until then the latest version does. */
export interface ProgramView extends Omit<ProgramDraft, "rules" | "tiers"> {
  id: string
  status: "draft" | "published"
  revision: number
  awardFrom: string | null
  publishedAt: string | null
  createdAt: string
  hasUnpublishedChanges: boolean
  earningRules: EarningRule[]
  tiers: Tier[]
  versions: VersionView[]
}

export type Basics = Omit<ProgramDraft, "rules" | "tiers">

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
  return { ...basicsOf(program), rules: rules.map(ruleOf), tiers: tiers.map(tierOf) }
}

/** A program as it is shown. Throws `not_found`. */
export async function readProgram(tx: Tx, programId: string): Promise<ProgramView> {
  const program = await tx.db.program.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: programId } },
    include: { versions: { orderBy: { number: "desc" } } },
  })
  if (!program) throw new DomainError("not_found")
  const { rules, tiers, ...basics } = await readDraft(tx, program)
  const nameable = await namedByRules(tx, rules)
  const latest = program.versions[0]?.definition as ProgramDefinition | undefined
  return {
    id: program.id,
    ...basics,
    status: program.status as ProgramView["status"],
    revision: program.revision,
    awardFrom: program.awardFrom?.toISOString().slice(0, 10) ?? null,
    publishedAt: program.publishedAt?.toISOString() ?? null,
    createdAt: program.createdAt.toISOString(),
    hasUnpublishedChanges: !latest || !sameDefinition(latest, definitionOf({ ...basics, rules, tiers }, "", nameable)),
    earningRules: rules,
    tiers,
    versions: program.versions.map(versionView),
  }
}

function versionView({ id, number, effectiveFrom, publishedAt }: ProgramVersion): VersionView {
  return { id, number, effectiveFrom: effectiveFrom?.toISOString() ?? null, publishedAt: publishedAt.toISOString() }
}
