import type { OutboxEvent, OutboxSubscriber } from "@/lib/core/outbox"
import { convertReferrals } from "./steps/convert-referrals"
import { correctMembers } from "./steps/correct-members"

const recordings = ["purchases.recorded", "purchase.returned", "events.recorded"] as const
type Recording = OutboxEvent<(typeof recordings)[number]>

function isRecording(event: OutboxEvent): event is Recording {
  return recordings.some((topic) => topic === event.topic)
}

/** Corrects what members earned after a purchase, return or event of theirs came late. */
export const correctionsSubscriber: OutboxSubscriber = {
  name: "corrections",
  async handle(tx, events) {
    const late = new Map<string, Date>()
    for (const { payload } of events.filter(isRecording)) {
      for (const { memberId, from } of payload.lateMembers) {
        const at = new Date(from)
        const known = late.get(memberId)
        if (!known || at < known) late.set(memberId, at)
      }
    }
    if (late.size > 0) await correctMembers(tx, late)
  },
}

function isPurchases(event: OutboxEvent): event is OutboxEvent<"purchases.recorded"> {
  return event.topic === "purchases.recorded"
}

/** Converts the referrals of those who bought for the first time. */
export const referralsSubscriber: OutboxSubscriber = {
  name: "referrals",
  async handle(tx, events) {
    for (const { payload } of events.filter(isPurchases)) await convertReferrals(tx, payload.purchaseIds)
  },
}
