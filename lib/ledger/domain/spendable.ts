interface Together {
  maySpend: boolean
  members: readonly unknown[]
  availablePoints: Readonly<Record<string, bigint>>
}

/** What a member may spend of a currency: the own points, or in a household that lets them what all have together. */
export function spendablePoints(own: bigint, household: Together | null, currency: string): bigint {
  if (!household?.maySpend || household.members.length < 2) return own
  return household.availablePoints[currency] ?? 0n
}
