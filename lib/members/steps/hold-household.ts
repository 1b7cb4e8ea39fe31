import type { Tx } from "@/lib/core/ctx"

export interface HeldHousehold {
  id: string
  name: string
  headMemberId: string
  spenders: "everyone" | "head"
  /** Those who are in the program, in the order in which they joined. */
  memberIds: string[]
}

/**
 * The household that a member is in; null: none. Nobody joins or leaves it until the transaction ends. In the one global
 * order of locks households come after customers and before wallets.
 */
export async function holdHousehold(tx: Tx, memberId: string): Promise<HeldHousehold | null> {
  const [household] = await tx.db.$queryRaw<Omit<HeldHousehold, "memberIds">[]>`
    SELECT h."id", h."name", h."headMemberId", h."spenders" FROM "household" h
    WHERE h."merchantId" = ${tx.merchantId}::uuid AND h."id" = (SELECT x."householdId" FROM "household_member" x
      WHERE x."merchantId" = ${tx.merchantId}::uuid AND x."memberId" = ${memberId}::uuid AND x."leftAt" IS NULL)
    FOR SHARE`
  if (!household) return null
  // Asked once it is held: whoever was leaving has left by now.
  const memberIds = await householdMemberIds(tx, household.id)
  return memberIds.includes(memberId) ? { ...household, memberIds } : null
}

/** Who is in a household and in the program, in the order in which they joined. */
export async function householdMemberIds(tx: Tx, householdId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ memberId: string }[]>`
    SELECT x."memberId" FROM "household_member" x
    JOIN "member" m ON m."merchantId" = x."merchantId" AND m."id" = x."memberId" AND m."status" = 'active'
    WHERE x."merchantId" = ${tx.merchantId}::uuid AND x."householdId" = ${householdId}::uuid AND x."leftAt" IS NULL
    ORDER BY x."joinedAt", x."memberId"`
  return rows.map(({ memberId }) => memberId)
}
