import type { NamedSegment } from "@/lib/segments/domain/segment-links"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule, PointsCurrency, ProgramDefinition, VersionReward } from "./definition"
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
  /** Those that would be offered, at the price that they would have. */
  rewards?: VersionReward[] | undefined
}

/** What rules may name beside tiers: all segments of the merchant, and names of activities by their codes. */
export type Nameable = {
  segments: readonly NamedSegment[]
  eventTypes: Readonly<Record<string, string>>
}

/**
 * The version that publishing the draft would make: rules that are paused left out, the segments that the others name put
 * in as they are now, tiers from the lowest up.
 */
export function definitionOf(
  draft: ProgramDraft,
  versionId: string,
  { segments, eventTypes }: Nameable,
): ProgramDefinition {
  const { name, currency, moneyCurrency, joinPolicy, returnPolicy, tiers } = draft
  const rules = draft.rules.flatMap(({ paused, ...rule }) => (paused ? [] : [rule]))
  const ladder = [...tiers].sort((a, b) => a.rank - b.rank)
  const embedded = embedSegments(rules, segments)
  const codes = rules.flatMap(({ eventType }) => (eventType && eventTypes[eventType] ? [eventType] : []))
  const named = Object.fromEntries(codes.map((code) => [code, eventTypes[code] ?? code]))
  return {
    versionId,
    name,
    currency,
    moneyCurrency,
    joinPolicy,
    returnPolicy,
    rules,
    tiers: ladder,
    ...(draft.rewards ? { rewards: draft.rewards } : {}),
    ...(Object.keys(embedded).length > 0 ? { segments: embedded } : {}),
    ...(codes.length > 0 ? { eventTypes: named } : {}),
  }
}

/**
 * Whether two versions say the same, whatever the order of their keys. Rewards are left out: they may change without a
 * version, at once.
 */
export function sameDefinition(a: ProgramDefinition, b: ProgramDefinition): boolean {
  return samePart({ ...a, versionId: "", rewards: undefined }, { ...b, versionId: "", rewards: undefined })
}

/** Whether two values say the same as JSON, whatever the order of their keys. */
export function samePart(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b)
}

function stable(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
