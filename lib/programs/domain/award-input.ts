import type { ReadFact } from "@/lib/conditions/domain/condition"
import type { Day } from "@/lib/core/calendar"
import type { ExchangeRate } from "@/lib/core/money"
import type { CompiledDefinition } from "./compile-definition"
import type { Trigger } from "./definition"
import type { AwardExplanation } from "./explanation"
import type { Purchase } from "./purchase-base"

/** What a rule has given before: to the member in the running local period of its limit, and to all of its budget. */
export type Usage = { count: number; points: bigint; budgetPoints: bigint }

/** The member as of just before the purchase. */
export type AwardMember = {
  tierId: string | null
  segmentIds?: ReadonlySet<string>
  /** Of the latest purchase or earning event, for expiry by inactivity. */
  lastActivityDay?: Day | null
  usage?: ReadonlyMap<string, Usage>
}

export type AwardPurchaseInput = {
  compiled: CompiledDefinition
  /** As it stands; null once all of it was returned: then nothing is awarded. */
  purchase: Purchase | null
  member: AwardMember
  /** Facts of the member and the customer that `compiled.fields` names; the purchase's own are read from it. */
  readFact?: ReadFact
  /** Needed where the purchase is in another currency than the program reckons in. */
  rate?: ExchangeRate | null
  /** Whether the explanation tells what conditions saw and each step. Default: it does. The awards are the same. */
  traces?: boolean | undefined
}

/** A sign-up, a birthday, an event: anything but a purchase that earns. */
export type AwardOccasionInput = {
  compiled: CompiledDefinition
  trigger: Exclude<Trigger, "purchase">
  eventType?: string | null
  /** What the event tells of, for conditions on `event.data.<key>`. */
  data?: Readonly<Record<string, unknown>>
  occurredAt: Date
  member: AwardMember
  readFact?: ReadFact
  /** See `AwardPurchaseInput`. */
  traces?: boolean | undefined
}

/** Points of one currency that become available and expire together; they make one entry and one lot. */
export type Award = {
  currency: string
  points: bigint
  /** Null: pending until an action. */
  availableAt: Date | null
  /** The first instant at which they are not usable; null: never. */
  expiresAt: Date | null
  /** Set where every activity moves the expiry: months of inactivity. */
  inactivityMonths: number | null
  rules: { ruleId: string | null; points: bigint }[]
}

/** What is awarded, and why: the explanation is put together when somebody asks for it. */
export type AwardResult = { readonly awards: Award[]; readonly explanation: AwardExplanation }
