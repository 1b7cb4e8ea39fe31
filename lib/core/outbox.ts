import type { Tx } from "./ctx"
import { newId } from "./id"
import { type Json, toJson } from "./json"

/**
 * What each event tells of. Ids and figures, never personal data.
 * An area that listens exports an `OutboxSubscriber` from its events.ts.
 */
export interface EventPayloads {
  "purchases.recorded": {
    purchaseIds: string[]
    entryIds: string[]
    customersSeen: DayDelta[]
    membersJoined: (DayDelta & { programId: string })[]
    tierChanges: TierDelta[]
    /** Members who bought earlier than something already recorded: to be replayed from that instant. */
    lateMembers: LateMember[]
  }
  "points.posted": { entryIds: string[] }
  "purchase.returned": {
    returnIds: string[]
    entryIds: string[]
    tierChanges: TierDelta[]
    /** Members who did something after the return occurred: to be replayed from that instant. */
    lateMembers: LateMember[]
  }
  "events.recorded": {
    eventIds: string[]
    entryIds: string[]
    tierChanges: TierDelta[]
    customersSeen: DayDelta[]
    lateMembers: LateMember[]
  }
  "points.expiring": { warningIds: string[] }
  "customers.merged": {
    mergeId: string
    fromCustomerId: string
    intoCustomerId: string
    entryIds: string[]
    tierChanges: TierDelta[]
    membersJoined: (DayDelta & { programId: string })[]
    customersSeen: DayDelta[]
  }
  /** Everything that named a person was removed; what points were left are taken by these entries. */
  "customer.erased": { customerId: string; memberIds: string[]; entryIds: string[] }
  "members.enrolled": {
    memberIds: string[]
    membersJoined: (DayDelta & { programId: string })[]
    tierChanges: TierDelta[]
    customersSeen: DayDelta[]
  }
  "tiers.changed": { tierChanges: TierDelta[] }
  /** Members to whom others gave a tier, since the tiers of those changed. */
  "tiers.giverChanged": { lateMembers: LateMember[] }
  "tier.ending": { noticeIds: string[] }
  "program.published": { programId: string; versionId: string }
  "reward.redeemed": { redemptionId: string; entryIds: string[] }
  "redemption.cancelled": { redemptionId: string; entryIds: string[] }
  "points.transferred": { transferId: string; entryIds: string[] }
  "transfer.cancelled": { transferId: string; entryIds: string[] }
  "household.changed": { householdId: string; memberIds: string[] }
  "benefit.used": { useId: string; memberId: string; benefitId: string }
  "benefit.useCancelled": { useId: string; cancelsId: string; memberId: string; benefitId: string }
  "voucher.used": { voucherId: string; redemptionId: string }
  "survey.answered": { responseId: string }
}

export interface LateMember {
  memberId: string
  /** The instant from which on the member is replayed. */
  from: string
}

export interface DayDelta {
  day: string
  delta: number
}

/** Members of a tier from a local day on: +1 where a period begins, -1 where it ends. */
export interface TierDelta extends DayDelta {
  programId: string
  tierId: string
}

export type Topic = keyof EventPayloads

export interface OutboxEvent<T extends Topic = Topic> {
  id: string
  topic: T
  payload: EventPayloads[T]
  at: Date
}

/** Tells what happened, in the transaction in which it happens. */
export async function emit<T extends Topic>(tx: Tx, topic: T, payload: EventPayloads[T]): Promise<void> {
  await tx.db.outboxEvent.create({
    data: {
      merchantId: tx.merchantId,
      id: newId(),
      topic,
      payload: toJson(payload) as Exclude<Json, null>,
      at: tx.now,
    },
  })
}

/** Handles a merchant's events in commit order, in the transaction that moves its cursor: each takes effect once. */
export interface OutboxSubscriber {
  name: string
  handle(tx: Tx, events: OutboxEvent[]): Promise<void>
}
