import { formatMoney } from "@/lib/core/money"

interface UseDetail {
  minimumSpendMinor?: number
  maximumMinor?: number
}

/** Kinds whose worth is taken off one purchase. */
const takenOff = new Set(["amountDiscount", "giftCard"])

/**
 * What is to be known of a voucher before it is used, a sentence each: from which purchase on, how much it takes off at most,
 * and that what one purchase leaves of it lapses. Amounts are minor units of the program's money.
 */
export function tellUse({ kind, detail }: { kind: string; detail: unknown }, moneyCurrency: string): string[] {
  const { minimumSpendMinor = 0, maximumMinor } = detail as UseDetail
  return [
    ...(minimumSpendMinor > 0 ? [`For a purchase of ${formatMoney(minimumSpendMinor, moneyCurrency)} or more.`] : []),
    ...(maximumMinor === undefined ? [] : [`It takes off ${formatMoney(maximumMinor, moneyCurrency)} at most.`]),
    ...(takenOff.has(kind) ? ["It is for one purchase: what that does not use of it is lost."] : []),
  ]
}
