import { parseDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { heldAt } from "../domain/timeline"

/**
 * The instant from which a version published now holds: the start of the merchant's local day, or now; null for the first,
 * which holds from the beginning of time. One that waits may be preceded, one that has begun may not. Throws `invalid_input`.
 */
export function startOfVersion(
  tx: Tx,
  day: string | undefined,
  versions: readonly { from: Date | null }[],
): Date | null {
  if (versions.length === 0) {
    if (day === undefined) return null
    throw refused("The first version holds from the beginning of time. Leave it out.")
  }
  const start = day === undefined ? tx.now : startOfLocalDay(parseDay(day), tx.merchant.timeZone)
  const held = heldAt(versions, tx.now)?.from
  if (held && start <= held) throw refused("A version that began then or later holds already. Choose a later day.")
  return start
}

function refused(message: string): DomainError {
  return new DomainError("invalid_input", { fields: [{ path: "effectiveFrom", message }], detail: message })
}
