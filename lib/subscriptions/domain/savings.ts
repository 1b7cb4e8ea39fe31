/** What a membership gave and what it cost, in minor units of the program's money, while it held. */
export type Savings = {
  discountMinor: bigint
  pointsMinor: bigint
  creditMinor: bigint
  feesMinor: bigint
  /** What is left when the fees are taken off; below zero while it has not paid for itself. */
  savedMinor: bigint
}

export type SavingsInput = {
  /** Bases of purchases while the tier held, after discounts, summed. */
  spendMinor: bigint
  /** Hundredths of a per cent off that the tier gives: 1000 is 10 %. */
  discountBasisPoints: bigint
  /** What the points earned meanwhile are worth. */
  pointsMinor: bigint
  /** Credit of benefits that was used up. */
  creditMinor: bigint
  feesMinor: bigint
}

const WHOLE = 10_000n

/**
 * "Saved so far against the fee". Purchases are recorded after discounts, so what 10 % off saved of a purchase of 90.00 is
 * 10.00: base × p / (100 − p), rounded down.
 */
export function savingsOf(input: SavingsInput): Savings {
  const { spendMinor, discountBasisPoints: share, pointsMinor, creditMinor, feesMinor } = input
  const discountMinor = share > 0n && share < WHOLE && spendMinor > 0n ? (spendMinor * share) / (WHOLE - share) : 0n
  return {
    discountMinor,
    pointsMinor,
    creditMinor,
    feesMinor,
    savedMinor: discountMinor + pointsMinor + creditMinor - feesMinor,
  }
}

/** The largest share off that a tier and those below it give, in hundredths of a per cent; "12.5" is 1250. */
export function discountShare(percents: readonly string[]): bigint {
  return BigInt(Math.max(0, ...percents.map((percent) => Math.round(Number(percent) * 100))))
}
