import { valuesAskedOf } from "@/lib/conditions/domain/condition"
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

/** What rules may name beside tiers: all segments of the merchant, and names of activities, stores and surveys by what rules know them by. */
export type Nameable = {
  segments: readonly NamedSegment[]
  eventTypes: Readonly<Record<string, string>>
  stores?: Readonly<Record<string, string>> | undefined
  surveys?: Readonly<Record<string, string>> | undefined
}

/**
 * The version that publishing the draft would make: rules that are paused left out, the segments that the others name put
 * in as they are now, tiers from the lowest up.
 */
export function definitionOf(
  draft: ProgramDraft,
  versionId: string,
  { segments, eventTypes, stores = {}, surveys = {} }: Nameable,
): ProgramDefinition {
  const { name, currency, moneyCurrency, joinPolicy, returnPolicy, tiers } = draft
  const rules = draft.rules.flatMap(({ paused, ...rule }) => (paused ? [] : [rule]))
  const ladder = [...tiers].sort((a, b) => a.rank - b.rank)
  const embedded = embedSegments(rules, segments)
  const codes = rules.flatMap(({ eventType }) => eventType ?? [])
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
    ...namesIn("eventTypes", codes, eventTypes),
    ...namesIn("stores", askedBy(rules, "purchase.storeId"), stores),
    ...namesIn("surveys", askedBy(rules, "event.data.surveyId"), surveys),
  }
}

/** What the conditions of rules compare a field with. */
export function askedBy(rules: readonly Pick<EarningRule, "condition">[], field: string): string[] {
  return [...new Set(rules.flatMap(({ condition }) => (condition ? [...valuesAskedOf(condition, field)] : [])))]
}

function namesIn(
  key: "eventTypes" | "stores" | "surveys",
  ids: readonly string[],
  names: Readonly<Record<string, string>>,
) {
  const known = ids.flatMap((id) => (Object.hasOwn(names, id) ? [[id, names[id]] as const] : []))
  return known.length > 0 ? { [key]: Object.fromEntries(known) } : {}
}

const leftOut = { rewards: undefined, stores: undefined, surveys: undefined }

/**
 * Whether two versions say the same, whatever the order of their keys. Rewards are left out: they may change without a
 * version, at once. So is what stores and surveys are called, and the id of a benefit that had none before.
 */
export function sameDefinition(a: ProgramDefinition, b: ProgramDefinition): boolean {
  const told = (one: ProgramDefinition, other: ProgramDefinition) => {
    return { ...one, ...leftOut, versionId: "", tiers: withSharedIds(one.tiers, other.tiers) }
  }
  return samePart(told(a, b), told(b, a))
}

/** Tiers with the ids of those benefits alone that have one on both sides: those of long ago got theirs when they were saved again. */
function withSharedIds(tiers: readonly Tier[], others: readonly Tier[]): Tier[] {
  return tiers.map(({ benefits, ...tier }) => {
    if (!benefits) return tier
    const same = others.find(({ id }) => id === tier.id)?.benefits ?? []
    return { ...tier, benefits: benefits.map((one, place) => (same[place]?.id ? one : { ...one, id: undefined })) }
  })
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
