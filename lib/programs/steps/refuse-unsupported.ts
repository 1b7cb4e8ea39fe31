import { DomainError } from "@/lib/core/errors"
import type { EarningRule } from "../domain/definition"
import { unsupportedOptions } from "../domain/unsupported"

/** Throws `unsupported_option` naming each option of the rule that is not done yet; `at` goes before the field's path. */
export function refuseUnsupported(rule: Omit<EarningRule, "id">, at = ""): void {
  const fields = unsupportedOptions(rule).map(({ path, message }) => ({ path: `${at}${path}`, message }))
  if (fields.length > 0) throw new DomainError("unsupported_option", { fields, detail: fields[0]?.message })
}
