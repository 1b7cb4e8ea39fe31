import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { householdMemberIds } from "./hold-household"

export interface LockedHousehold {
  id: string
  programId: string
  headMemberId: string
}

type Row = LockedHousehold & { closedAt: Date | null }

/** Keeps everybody else from spending in a household, joining and leaving it. Throws `not_found`, `household_closed`. */
export async function lockHousehold(tx: Tx, householdId: string): Promise<LockedHousehold> {
  const [household] = await tx.db.$queryRaw<Row[]>`
    SELECT "id", "programId", "headMemberId", "closedAt" FROM "household"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${householdId}::uuid FOR UPDATE`
  if (!household) throw new DomainError("not_found")
  if (household.closedAt) throw new DomainError("household_closed")
  return household
}

/** The households of customers' members, locked in the one global order, by id: before any wallet is. */
export async function lockHouseholdsOf(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.db.$queryRaw`
    SELECT 1 FROM "household" h
    WHERE h."merchantId" = ${tx.merchantId}::uuid AND h."id" IN (SELECT x."householdId" FROM "member" m
      JOIN "household_member" x ON x."merchantId" = ${tx.merchantId}::uuid AND x."memberId" = m."id" AND x."leftAt" IS NULL
      WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."customerId" = ANY(${customerIds}::uuid[]))
    ORDER BY h."id" FOR UPDATE`
}

/** The household that a member is in; null: none. */
export async function householdOf(tx: Tx, memberId: string): Promise<string | null> {
  const row = await tx.db.householdMember.findFirst({
    where: { merchantId: tx.merchantId, memberId, leftAt: null },
    select: { householdId: true },
  })
  return row?.householdId ?? null
}

/**
 * Takes a member into a locked household. Throws `not_found` for one of another program, `member_not_active`,
 * `already_in_household`, `household_full`.
 */
export async function addToHousehold(
  tx: Tx,
  { id: householdId, programId }: LockedHousehold,
  memberId: string,
  most: number,
): Promise<void> {
  const member = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: memberId } },
    select: { programId: true, status: true },
  })
  if (member?.programId !== programId) throw new DomainError("not_found")
  if (member.status !== "active") throw new DomainError("member_not_active")
  if (await householdOf(tx, memberId)) throw new DomainError("already_in_household")
  if ((await householdMemberIds(tx, householdId)).length >= most) {
    throw new DomainError("household_full", {
      detail: `A household of this program has at most ${most} members. Somebody must leave first.`,
    })
  }
  await tx.db.householdMember.create({
    data: { merchantId: tx.merchantId, id: newId(), householdId, memberId, joinedAt: tx.now },
  })
}

/**
 * Ends a member's part in a locked household; their points go along, as their wallet was always their own. A head is followed
 * by who has been in it longest; the last one closes it. Throws `not_in_household`.
 */
export async function removeFromHousehold(tx: Tx, household: LockedHousehold, memberId: string): Promise<void> {
  const { merchantId } = tx
  const whose = { merchantId, householdId: household.id, memberId, leftAt: null }
  const ended = await tx.db.householdMember.updateMany({ where: whose, data: { leftAt: tx.now } })
  if (ended.count === 0) throw new DomainError("not_in_household")
  const [next] = await householdMemberIds(tx, household.id)
  const key = { merchantId_id: { merchantId, id: household.id } }
  if (next === undefined) {
    await tx.db.household.update({ where: key, data: { closedAt: tx.now } })
    await tx.db.householdInvitation.updateMany({
      where: { merchantId, householdId: household.id, status: "open" },
      data: { status: "withdrawn", decidedAt: tx.now },
    })
  } else if (household.headMemberId === memberId) {
    await tx.db.household.update({ where: key, data: { headMemberId: next } })
  }
}
