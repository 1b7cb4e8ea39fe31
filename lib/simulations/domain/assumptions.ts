/** What is taken for granted in a backtest: stated beside its figures. Shares are hundredths of a per cent. */
export interface Assumptions {
  /** Of members who take the cheapest reward whenever they can have it; the others never do. */
  redemptionBasisPoints: number
  /** Where it comes from: said by who asked, redeemed by the live program's members so far, or the usual. */
  redemptionFrom: "asked" | "live" | "usual"
  /** What is earned on each sale before the program. */
  marginBasisPoints: number
  /** Of what benefits of tiers allow so many times, how much is used. Default: `usualBenefitUseBasisPoints`. */
  benefitUseBasisPoints?: number | undefined
  /** Decides who redeems. */
  seed: number
  /** Who takes part: those who are members now, or everybody who bought. */
  participation: "members" | "everyone"
}

/** Where nothing better is known. */
export const usualRedemptionBasisPoints = 6_000
export const usualMarginBasisPoints = 4_000
export const usualBenefitUseBasisPoints = 5_000
