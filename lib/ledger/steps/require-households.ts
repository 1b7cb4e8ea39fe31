import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { readSharingPolicy } from "./read-sharing-policy"

/**
 * How many members a household of a program may have. Throws `households_not_allowed` where nobody is taken into one: those who
 * are in one go on, and may leave. `detail` says it to who cannot change it.
 */
export async function requireHouseholds(tx: Tx, programId: string, detail?: string): Promise<number> {
  const { householdsBy, householdSize } = await readSharingPolicy(tx, programId)
  if (householdsBy === "nobody") throw new DomainError("households_not_allowed", { detail })
  return householdSize
}
