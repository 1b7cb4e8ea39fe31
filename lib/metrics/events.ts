import type { EventPayloads, OutboxEvent, OutboxSubscriber, Topic } from "@/lib/core/outbox"
import { addToRollups, type RollupChanges } from "./steps/add-to-rollups"
import { mergeRollups } from "./steps/merge-rollups"

function nothing(): RollupChanges {
  return {
    purchaseIds: [],
    entryIds: [],
    memberIds: [],
    responseIds: [],
    returnIds: [],
    customersSeen: [],
    membersJoined: [],
    tierChanges: [],
  }
}

type Collect<T extends Topic> = (payload: EventPayloads[T]) => Partial<RollupChanges>

/** What each kind of event brings to the rollups. */
const collectors: { [T in Topic]: Collect<T> } = {
  "purchases.recorded": (payload) => payload,
  "points.posted": (payload) => payload,
  "members.enrolled": (payload) => payload,
  "tiers.changed": (payload) => payload,
  "program.published": () => ({}),
  "reward.redeemed": ({ entryIds }) => ({ entryIds }),
  "redemption.cancelled": ({ entryIds }) => ({ entryIds }),
  "points.transferred": ({ entryIds }) => ({ entryIds }),
  "transfer.cancelled": ({ entryIds }) => ({ entryIds }),
  "household.changed": () => ({}),
  "voucher.used": () => ({}),
  "benefit.used": () => ({}),
  "benefit.useCancelled": () => ({}),
  "purchase.returned": (payload) => payload,
  "events.recorded": (payload) => payload,
  "points.expiring": () => ({}),
  "tiers.giverChanged": () => ({}),
  "tier.ending": () => ({}),
  "customers.merged": ({ entryIds, tierChanges, membersJoined, customersSeen }) => {
    return { entryIds, tierChanges, membersJoined, customersSeen }
  },
  "customer.erased": ({ entryIds }) => ({ entryIds }),
  "survey.answered": ({ responseId }) => ({ responseIds: [responseId] }),
}

function collect<T extends Topic>(event: OutboxEvent<T>): Partial<RollupChanges> {
  return collectors[event.topic](event.payload)
}

/** Everything that the events tell of, joined. */
export function collectChanges(events: readonly OutboxEvent[]): RollupChanges {
  const all = nothing()
  for (const event of events) {
    const changes = collect(event)
    all.purchaseIds.push(...(changes.purchaseIds ?? []))
    all.entryIds.push(...(changes.entryIds ?? []))
    all.memberIds.push(...(changes.memberIds ?? []))
    all.returnIds.push(...(changes.returnIds ?? []))
    all.responseIds.push(...(changes.responseIds ?? []))
    all.customersSeen.push(...(changes.customersSeen ?? []))
    all.membersJoined.push(...(changes.membersJoined ?? []))
    all.tierChanges.push(...(changes.tierChanges ?? []))
  }
  return all
}

function isMerge(event: OutboxEvent): event is OutboxEvent<"customers.merged"> {
  return event.topic === "customers.merged"
}

/** Keeps the rollups: each event is added once, in the transaction that moves the cursor. */
export const rollupsSubscriber: OutboxSubscriber = {
  name: "rollups",
  async handle(tx, events) {
    await addToRollups(tx, collectChanges(events))
    for (const { payload } of events.filter(isMerge)) await mergeRollups(tx, payload)
  },
}
