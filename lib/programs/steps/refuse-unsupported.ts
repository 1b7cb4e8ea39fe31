import { DomainError } from "@/lib/core/errors"
import type { Tier } from "@/lib/tiers/domain/tier"
import { unsupportedTierOptions } from "../domain/unsupported"

/** Throws `unsupported_option` naming each option of the tier that is not done yet; `at` goes before the field's path. */
export function refuseUnsupportedTier(tier: Pick<Tier, "entryGift">, at = ""): void {
  const fields = unsupportedTierOptions(tier).map(({ path, message }) => ({ path: `${at}${path}`, message }))
  if (fields.length > 0) throw new DomainError("unsupported_option", { fields, detail: fields[0]?.message })
}
