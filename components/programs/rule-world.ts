import type { ConditionChoices } from "@/components/conditions/choices"
import type { Nameable } from "@/lib/programs/domain/program-draft"
import { type ConflictInput, findConflicts, type RuleConflict } from "@/lib/programs/domain/rule-conflicts"
import type { NamedSegment } from "@/lib/segments/domain/segment-links"

/** What rules can name at this merchant, and the clock that they go by. */
export type RuleWorld = {
  merchantSlug: string
  timeZone: string
  /** The instant at which the page was read. */
  now: string
  segments: readonly NamedSegment[]
  eventTypes: readonly { code: string; name: string; dataKeys: readonly string[] }[]
  stores: NonNullable<ConditionChoices["stores"]>
  surveys: NonNullable<ConditionChoices["surveys"]>
  regions: readonly string[]
  categories: readonly string[]
  attributeKeys: readonly string[]
}

type Conflicting = Pick<ConflictInput, "rules" | "tiers" | "currency">

/** What conflicts among rules at this merchant. */
export function conflictsIn({ rules, tiers, currency }: Conflicting, world: RuleWorld): RuleConflict[] {
  return findConflicts({
    rules,
    tiers,
    currency,
    segments: world.segments,
    eventTypes: world.eventTypes.map(({ code }) => code),
    now: new Date(world.now),
    timeZone: world.timeZone,
  })
}

/** What a version made here keeps of what its rules name. */
export function nameableIn(world: RuleWorld): Nameable {
  const { eventTypes, stores, surveys } = namesOf(world)
  return { segments: world.segments, eventTypes, stores, surveys }
}

/** Names for what rules know by an id, for their sentences. */
export function namesOf({ timeZone, segments, eventTypes, stores, surveys }: RuleWorld) {
  return {
    timeZone,
    segments: Object.fromEntries(segments.map(({ id, name }) => [id, { name }])),
    eventTypes: Object.fromEntries(eventTypes.map(({ code, name }) => [code, name])),
    surveys: Object.fromEntries(surveys.map(({ id, title }) => [id, title])),
    stores: Object.fromEntries(stores.map(({ id, name }) => [id, name])),
  }
}
