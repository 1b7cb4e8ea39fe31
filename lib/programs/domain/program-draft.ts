import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule, PointsCurrency, ProgramDefinition } from "./definition"

/** A program as its designer sees it: what would be published. */
export type ProgramDraft = {
  name: string
  slug: string
  currency: PointsCurrency
  moneyCurrency: string
  joinPolicy: "optIn" | "everyone"
  returnPolicy: "withinBalance" | "negative"
  rules: EarningRule[]
  tiers: Tier[]
}

/** The version that publishing the draft would make. Tiers stand from the lowest up. */
export function definitionOf(draft: ProgramDraft, versionId: string): ProgramDefinition {
  const { name, currency, moneyCurrency, joinPolicy, returnPolicy, rules, tiers } = draft
  const ladder = [...tiers].sort((a, b) => a.rank - b.rank)
  return { versionId, name, currency, moneyCurrency, joinPolicy, returnPolicy, rules, tiers: ladder }
}

/** Whether two versions say the same, whatever the order of their keys. */
export function sameDefinition(a: ProgramDefinition, b: ProgramDefinition): boolean {
  return stable({ ...a, versionId: "" }) === stable({ ...b, versionId: "" })
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
