import type { NamedSegment } from "@/lib/segments/domain/segment-links"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule, PointsCurrency, ProgramDefinition } from "./definition"
import { embedSegments } from "./embed-segments"

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

/**
 * The version that publishing the draft would make: rules that are paused left out, the segments that the others name put
 * in as they are now, tiers from the lowest up.
 */
export function definitionOf(
  draft: ProgramDraft,
  versionId: string,
  segments: readonly NamedSegment[],
): ProgramDefinition {
  const { name, currency, moneyCurrency, joinPolicy, returnPolicy, tiers } = draft
  const rules = draft.rules.flatMap(({ paused, ...rule }) => (paused ? [] : [rule]))
  const ladder = [...tiers].sort((a, b) => a.rank - b.rank)
  const embedded = embedSegments(rules, segments)
  return {
    versionId,
    name,
    currency,
    moneyCurrency,
    joinPolicy,
    returnPolicy,
    rules,
    tiers: ladder,
    ...(Object.keys(embedded).length > 0 ? { segments: embedded } : {}),
  }
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
