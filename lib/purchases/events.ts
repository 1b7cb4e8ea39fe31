import type { LateMember, OutboxEvent, OutboxSubscriber } from "@/lib/core/outbox"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import { convertReferrals } from "./steps/convert-referrals"
import { correctMembers } from "./steps/correct-members"

const recordings = ["purchases.recorded", "purchase.returned", "events.recorded"] as const
type Recording = OutboxEvent<(typeof recordings)[number]>

function isRecording(event: OutboxEvent): event is Recording {
  return recordings.some((topic) => topic === event.topic)
}

function isGiverChange(event: OutboxEvent): event is OutboxEvent<"tiers.giverChanged"> {
  return event.topic === "tiers.giverChanged"
}

/** The earliest instant from which each member is to be replayed. */
function lateOf(events: readonly { payload: { lateMembers: readonly LateMember[] } }[]): Map<string, Date> {
  const late = new Map<string, Date>()
  for (const { memberId, from } of events.flatMap(({ payload }) => payload.lateMembers)) {
    const at = new Date(from)
    const known = late.get(memberId)
    if (!known || at < known) late.set(memberId, at)
  }
  return late
}

/** Corrects what members earned after a purchase, return or event of theirs came late. */
export const correctionsSubscriber: OutboxSubscriber = {
  name: "corrections",
  async handle(tx, events) {
    const late = lateOf(events.filter(isRecording))
    if (late.size > 0) await correctMembers(tx, late)
    const receivers = lateOf(events.filter(isGiverChange))
    const why = "The tier that another member gave changed"
    if (receivers.size > 0) await correctMembers(tx, receivers, await loadPrograms(tx), why)
  },
}

function isPurchases(event: OutboxEvent): event is OutboxEvent<"purchases.recorded"> {
  return event.topic === "purchases.recorded"
}

/** Converts the referrals of those who bought for the first time. */
export const referralsSubscriber: OutboxSubscriber = {
  name: "referrals",
  async handle(tx, events) {
    // All at once, as whoever holds the budgets may lock no more customers.
    await convertReferrals(
      tx,
      events.filter(isPurchases).flatMap(({ payload }) => payload.purchaseIds),
    )
  },
}
