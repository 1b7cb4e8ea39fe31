import type { BenefitUseView } from "@/lib/benefits/steps/benefit-use-views"
import { formatMoney } from "@/lib/core/money"

/** What was used: "Upgrade", "2 × Bags", "Credit, $50.00". */
export function usedWords({ name, quantity, amountMinor, currency }: BenefitUseView): string {
  if (amountMinor !== null) return `${name}, ${formatMoney(amountMinor, currency)}`
  return quantity !== null && quantity > 1 ? `${quantity} × ${name}` : name
}
