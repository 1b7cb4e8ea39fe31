import type { Tx } from "@/lib/core/ctx"
import { least, MAX_EXACT } from "@/lib/core/points"
import { readBalances } from "./read-balances"

export interface HouseholdMemberView {
  memberId: string
  cardNumber: string
  firstName: string | null
  lastName: string | null
  isHead: boolean
  joinedAt: string
  /** By currency; below zero where a return took more than there was. */
  availablePoints: Record<string, bigint>
}

export interface HouseholdView {
  id: string
  programId: string
  name: string
  headMemberId: string
  spenders: "everyone" | "head"
  createdAt: string
  closedAt: string | null
  /** By currency: what all have together, nobody's gap taken off it; at most what can be told exactly. */
  availablePoints: Record<string, bigint>
  members: HouseholdMemberView[]
}

interface Row {
  id: string
  programId: string
  name: string
  headMemberId: string
  spenders: "everyone" | "head"
  createdAt: Date
  closedAt: Date | null
  memberId: string | null
  accountId: string
  cardNumber: string
  firstName: string | null
  lastName: string | null
  joinedAt: Date
}

/** Households with who was in them at an instant and what these had then. In no order. */
export async function readHouseholds(tx: Tx, ids: readonly string[], at: Date = tx.now): Promise<HouseholdView[]> {
  if (ids.length === 0) return []
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT h."id", h."programId", h."name", h."headMemberId", h."spenders", h."createdAt", h."closedAt", m."id" AS "memberId",
      m."accountId", m."cardNumber", c."firstName", c."lastName", x."joinedAt"
    FROM "household" h
    LEFT JOIN "household_member" x ON x."merchantId" = h."merchantId" AND x."householdId" = h."id"
      AND x."joinedAt" <= ${at} AND (x."leftAt" IS NULL OR x."leftAt" > ${at})
    LEFT JOIN "member" m ON m."merchantId" = x."merchantId" AND m."id" = x."memberId" AND m."status" = 'active'
    LEFT JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
    WHERE h."merchantId" = ${tx.merchantId}::uuid AND h."id" = ANY(${ids}::uuid[])
    ORDER BY x."joinedAt", m."id"`
  const accounts = rows.flatMap(({ memberId, accountId }) => (memberId ? [accountId] : []))
  const points = new Map<string, Record<string, bigint>>()
  for (const { accountId, currency, availablePoints } of await readBalances(tx, accounts, at)) {
    points.set(accountId, { ...points.get(accountId), [currency]: availablePoints })
  }
  const households = new Map<string, HouseholdView>()
  for (const row of rows) {
    const { id, programId, name, headMemberId, spenders } = row
    const household: HouseholdView = households.get(id) ?? {
      ...{ id, programId, name, headMemberId, spenders, availablePoints: {}, members: [] },
      createdAt: row.createdAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
    }
    households.set(id, household)
    if (row.memberId !== null) addMember(household, row, row.memberId, points.get(row.accountId) ?? {})
  }
  return [...households.values()]
}

function addMember(household: HouseholdView, row: Row, memberId: string, points: Record<string, bigint>): void {
  const { cardNumber, firstName, lastName } = row
  const own = { memberId, cardNumber, firstName, lastName, isHead: memberId === household.headMemberId }
  household.members.push({ ...own, joinedAt: row.joinedAt.toISOString(), availablePoints: points })
  for (const [currency, available] of Object.entries(points)) {
    const sum = household.availablePoints[currency] ?? 0n
    // Each wallet can be told exactly, all together perhaps not.
    household.availablePoints[currency] = available > 0n ? least(sum + available, MAX_EXACT) : sum
  }
}

/** The households that members were in at an instant, by member. */
export async function readHouseholdsOf(
  tx: Tx,
  memberIds: readonly string[],
  at: Date = tx.now,
): Promise<Map<string, HouseholdView>> {
  const places = await tx.db.$queryRaw<{ memberId: string; householdId: string }[]>`
    SELECT "memberId", "householdId" FROM "household_member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "memberId" = ANY(${memberIds}::uuid[])
      AND "joinedAt" <= ${at} AND ("leftAt" IS NULL OR "leftAt" > ${at})`
  const households = await readHouseholds(tx, [...new Set(places.map(({ householdId }) => householdId))], at)
  const byId = new Map(households.map((household) => [household.id, household]))
  return new Map(
    places.flatMap(({ memberId, householdId }) => {
      const household = byId.get(householdId)
      return household ? [[memberId, household] as const] : []
    }),
  )
}

/** Whether a member of a household may spend what all have together. */
export function maySpendTogether({ spenders, headMemberId }: HouseholdView, memberId: string): boolean {
  return spenders === "everyone" || headMemberId === memberId
}
