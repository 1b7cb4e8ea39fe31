/** What a tier is sold for, in the program's money: by the month, by the year, or both. A trial is had once. */
export type TierPrice = {
  monthMinor?: number | undefined
  yearMinor?: number | undefined
  trialDays?: number | undefined
  /** It cannot be earned: what its qualification asks for does not count. */
  only?: boolean | undefined
}

type Sold = { price?: TierPrice | undefined }

/** How a paid tier is paid for. */
export type PaidInterval = "month" | "year"

/** Whether a tier can be reached by what a member does; else it is only sold, or given by invitation alone. */
export function canBeEarned({ price, invitationOnly }: Sold & { invitationOnly?: boolean | undefined }): boolean {
  return price?.only !== true && invitationOnly !== true
}

/** What an interval costs; null: the tier is not sold by it. */
export function priceOf({ price }: Sold, interval: PaidInterval): number | null {
  return (interval === "month" ? price?.monthMinor : price?.yearMinor) ?? null
}
