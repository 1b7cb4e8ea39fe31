import { DomainError, type FieldError } from "@/lib/core/errors"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule } from "../domain/definition"
import { unsupportedOptions, unsupportedTierOptions } from "../domain/unsupported"

/** Throws `unsupported_option` naming each option of the rule that is not done yet; `at` goes before the field's path. */
export function refuseUnsupported(rule: Omit<EarningRule, "id">, at = ""): void {
  refuse(unsupportedOptions(rule), at)
}

/** The same for a tier. */
export function refuseUnsupportedTier(tier: Pick<Tier, "entryGift">, at = ""): void {
  refuse(unsupportedTierOptions(tier), at)
}

function refuse(found: FieldError[], at: string): void {
  const fields = found.map(({ path, message }) => ({ path: `${at}${path}`, message }))
  if (fields.length > 0) throw new DomainError("unsupported_option", { fields, detail: fields[0]?.message })
}
