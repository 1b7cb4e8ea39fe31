import type { Units } from "@/lib/programs/domain/describe-rule"
import type { DraftForm } from "./draft-form"

/** The money and the points that the form's sentences are told in, with words standing in for what is not typed yet. */
export function unitsOfForm(form: DraftForm): Units {
  return {
    moneyCurrency: form.moneyCurrency,
    currency: {
      code: form.currencyCode,
      name: form.currencyName || "point",
      plural: form.currencyPlural || "points",
      value: { points: form.valuePoints ?? 1, amountMinor: form.valueMinor ?? 0 },
    },
    rules: form.rules.map(({ currency }) => ({ currency: currency || undefined })),
  }
}
