import { DomainError } from "@/lib/core/errors"

/** Clocks differ by less than this. */
const toleratedMs = 5 * 60_000

/** Throws `invalid_input` for what is said to happen later than now. */
export function refuseFuture(occurredAt: Date, now: Date): void {
  if (occurredAt.getTime() <= now.getTime() + toleratedMs) return
  const message = "This lies in the future. Check the clock and its time zone, and send it once it has happened."
  throw new DomainError("invalid_input", { fields: [{ path: "occurredAt", message }], detail: message })
}
