import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type HouseholdView, readHouseholdsOf } from "@/lib/ledger/steps/read-households"
import { readSharingPolicy } from "@/lib/ledger/steps/read-sharing-policy"
import { ownAddressHashes } from "@/lib/members/steps/invited-address"
import { requireMember } from "../steps/require-member"

export interface HouseholdInvite {
  id: string
  householdName: string
  /** First name of who invites; null: not known. */
  by: string | null
}

/** A reward that somebody of the household redeemed, and who paid what of it. */
export interface HouseholdUse {
  redemptionId: string
  rewardName: string
  at: Date
  isCancelled: boolean
  memberId: string
  shares: { memberId: string; points: number }[]
}

export interface OwnHousehold {
  memberId: string
  household: HouseholdView | null
  /** Whether members make households themselves. */
  mayMake: boolean
  /** Invitations to the member who asks, where anybody is taken in, and, for a head, those that are open. */
  invited: HouseholdInvite[]
  sent: { id: string; hint: string; expiresAt: Date }[]
  uses: HouseholdUse[]
}

/** The household of the member who asks, what was used of it, and who is invited. */
export async function getOwnHousehold(ctx: Ctx): Promise<OwnHousehold> {
  const { memberId, programId } = requireMember(ctx)
  return inRead(ctx, async (tx) => {
    const household = (await readHouseholdsOf(tx, [memberId])).get(memberId) ?? null
    const { householdsBy } = await readSharingPolicy(tx, programId)
    return {
      memberId,
      household,
      mayMake: householdsBy === "members",
      invited: householdsBy === "nobody" ? [] : await readInvited(tx, memberId),
      sent: household?.headMemberId === memberId ? await readSent(tx, household.id) : [],
      uses: household ? await readUses(tx, household) : [],
    }
  })
}

/** Open invitations to the member who asks: for the first screen. */
export async function listOwnInvites(ctx: Ctx): Promise<HouseholdInvite[]> {
  const { memberId, programId } = requireMember(ctx)
  return inRead(ctx, async (tx) => {
    const { householdsBy } = await readSharingPolicy(tx, programId)
    return householdsBy === "nobody" ? [] : readInvited(tx, memberId)
  })
}

const open = (tx: Tx) => ({ merchantId: tx.merchantId, status: "open", expiresAt: { gt: tx.now } })

async function readInvited(tx: Tx, memberId: string): Promise<HouseholdInvite[]> {
  const rows = await tx.db.householdInvitation.findMany({
    where: { ...open(tx), addressHash: { in: await ownAddressHashes(tx, memberId) }, household: { closedAt: null } },
    orderBy: { id: "desc" },
    select: {
      id: true,
      household: { select: { name: true } },
      inviter: { select: { customer: { select: { firstName: true } } } },
    },
  })
  return rows.map(({ id, household, inviter }) => {
    return { id, householdName: household.name, by: inviter.customer.firstName }
  })
}

async function readSent(tx: Tx, householdId: string) {
  return tx.db.householdInvitation.findMany({
    where: { ...open(tx), householdId },
    orderBy: { id: "desc" },
    select: { id: true, hint: true, expiresAt: true },
  })
}

const mostUses = 10

/** What members redeemed since each of them is in the household, the latest first. */
async function readUses(tx: Tx, household: HouseholdView): Promise<HouseholdUse[]> {
  const since = household.members.map(({ memberId, joinedAt }) => ({
    memberId,
    createdAt: { gte: new Date(joinedAt) },
  }))
  const redemptions = await tx.db.redemption.findMany({
    where: { merchantId: tx.merchantId, OR: since },
    orderBy: { id: "desc" },
    take: mostUses,
    select: { id: true, memberId: true, createdAt: true, status: true, reward: { select: { name: true } } },
  })
  const paid = await tx.db.entry.findMany({
    where: { merchantId: tx.merchantId, redemptionId: { in: redemptions.map(({ id }) => id) }, kind: "redemption" },
    orderBy: { id: "asc" },
    select: { redemptionId: true, memberId: true, points: true },
  })
  return redemptions.map(({ id, memberId, createdAt, status, reward }) => ({
    redemptionId: id,
    rewardName: reward.name,
    at: createdAt,
    isCancelled: status === "cancelled",
    memberId,
    shares: paid
      .filter(({ redemptionId }) => redemptionId === id)
      .map((share) => ({ memberId: share.memberId, points: -Number(share.points) })),
  }))
}
