import type { OutboxEvent, OutboxSubscriber } from "@/lib/core/outbox"
import { undoUses } from "./steps/undo-uses"

function isReturn(event: OutboxEvent): event is OutboxEvent<"purchase.returned"> {
  return event.topic === "purchase.returned"
}

/** Gives back the points with which purchases were paid that are returned whole. */
export const vouchersSubscriber: OutboxSubscriber = {
  name: "vouchers",
  async handle(tx, events) {
    await undoUses(
      tx,
      events.filter(isReturn).flatMap(({ payload }) => payload.returnIds),
    )
  },
}
