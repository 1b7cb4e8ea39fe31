/**
 * Over which time a counted benefit renews. `tierPeriod`: the period of the tier's window; where that rolls or has no end,
 * years from the day on which the tier was reached.
 */
export type BenefitPer = "tierPeriod" | "calendarYear" | "quarter" | "month" | "lifetime" | "visit"

export type BenefitKind = keyof Particulars

/** What each kind says beyond what all say. Money is in the program's minor units. */
type Particulars = {
  note: { text: string }
  /** `percent` is a decimal text with at most 2 decimals: "12.5". */
  percentageDiscount: { percent: string }
  amountDiscount: { amountMinor: number }
  freeDelivery: { fromAmountMinor?: number | undefined }
  entitlement: { count: number; per?: BenefitPer | undefined }
  /** Used up in parts. */
  credit: { amountMinor: number; per?: Exclude<BenefitPer, "visit"> | undefined }
  access: { what: string; devices?: number | undefined }
  /** It can be taken on the birthday and on so many days after it. */
  birthdayGift: { text: string; days: number }
  /** So many days before everybody else. */
  earlyAccess: { days: number }
  eventInvitation: Record<never, never>
  serviceLevel: Record<never, never>
  /** Gives another member a tier, by its id or name, for as long as the giver holds as much. */
  statusGift: { tier: string; count: number; per?: Exclude<BenefitPer, "visit"> | undefined }
}

type Shared = {
  /** The same in all versions of the program; absent only in drafts and versions of long ago. */
  id?: string | undefined
  name?: string | undefined
  text?: string | undefined
  /** Stands in place of those of its kind that lower tiers give; else they accumulate. */
  replacesLower?: boolean | undefined
  /** What one use costs the merchant. */
  unitCostMinor?: number | undefined
}

export type Benefit = { [K in BenefitKind]: Shared & { kind: K } & Particulars[K] }[BenefitKind]
export type BenefitOf<K extends BenefitKind> = Extract<Benefit, { kind: K }>

/** How the uses of a kind are told: not at all, as often as one likes, so many times, or so much money. */
export type BenefitUses = "none" | "uncounted" | "times" | "money"

const usesByKind: Record<BenefitKind, BenefitUses> = {
  note: "none",
  percentageDiscount: "uncounted",
  amountDiscount: "uncounted",
  freeDelivery: "uncounted",
  entitlement: "times",
  credit: "money",
  access: "uncounted",
  birthdayGift: "times",
  earlyAccess: "none",
  eventInvitation: "uncounted",
  serviceLevel: "none",
  statusGift: "times",
}

export const benefitKinds = Object.keys(usesByKind) as BenefitKind[]

/** How uses of a benefit are told. */
export function usesOf({ kind }: Pick<Benefit, "kind">): BenefitUses {
  return usesByKind[kind]
}

/** How much of it there is in one period: times, or minor units of money; null where it is not counted. */
export function allowanceOf(benefit: Benefit): bigint | null {
  if (benefit.kind === "entitlement" || benefit.kind === "statusGift") return BigInt(benefit.count)
  if (benefit.kind === "credit") return BigInt(benefit.amountMinor)
  return benefit.kind === "birthdayGift" ? 1n : null
}

/** Over which time it renews. */
export function perOf(benefit: Benefit): BenefitPer {
  return ("per" in benefit ? benefit.per : undefined) ?? "tierPeriod"
}
