import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { type HouseholdView, readHouseholds } from "./read-households"

/** A household as it stands. Throws `not_found`. */
export async function householdView(tx: Tx, id: string): Promise<HouseholdView> {
  const [household] = await readHouseholds(tx, [id])
  if (!household) throw new DomainError("not_found")
  return household
}
