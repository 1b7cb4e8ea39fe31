import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import type { DayDelta, TierDelta } from "@/lib/core/outbox"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { movePoints } from "@/lib/ledger/steps/move-points"
import { lockHouseholdsOf } from "@/lib/members/steps/household-membership"
import type { MergePair } from "@/lib/members/steps/lock-merge"
import { mergeHouseholds } from "@/lib/members/steps/merge-households"
import { type KnownMember, lockMembers } from "@/lib/programs/steps/enroll-members"
import { rewriteTierPeriods } from "@/lib/tiers/steps/rewrite-tier-periods"

export interface MergedMembers {
  entryIds: string[]
  tierChanges: TierDelta[]
  membersJoined: (DayDelta & { programId: string })[]
  /** Who is to be judged anew, and from when on. */
  joined: Map<string, Date>
}

/**
 * Joins the memberships of two customers. Where both are members of a program, the points move by corrections, the first
 * membership ends as merged and the other counts from the earlier joining; where only the first is, it passes on.
 */
export async function mergeMembers(tx: Tx, pair: MergePair, reason: string): Promise<MergedMembers> {
  const both = [pair.fromCustomerId, pair.intoCustomerId]
  await lockHouseholdsOf(tx, both)
  const members = await lockMembers(tx, both)
  const own = members.filter(({ customerId }) => customerId === pair.intoCustomerId)
  const merged: MergedMembers = { entryIds: [], tierChanges: [], membersJoined: [], joined: new Map() }
  for (const member of own) merged.joined.set(member.id, member.joinedAt)
  for (const member of members.filter(({ customerId }) => customerId === pair.fromCustomerId)) {
    const into = own.find(({ programId }) => programId === member.programId)
    if (into) await mergeInto(tx, member, into, reason, merged)
    else {
      await tx.db.member.update({ where: key(tx, member.id), data: { customerId: pair.intoCustomerId } })
      merged.joined.set(member.id, member.joinedAt)
    }
  }
  return merged
}

function key({ merchantId }: Tx, id: string) {
  return { merchantId_id: { merchantId, id } }
}

async function mergeInto(
  tx: Tx,
  member: KnownMember,
  into: KnownMember,
  reason: string,
  merged: MergedMembers,
): Promise<void> {
  const { programId } = member
  for (const currency of [...member.wallets.keys()].sort()) {
    const from = await lockWallet(tx, member.id, currency)
    merged.entryIds.push(...(await movePoints(tx, from, await lockWallet(tx, into.id, currency), reason)))
  }
  await mergeHouseholds(tx, member.id, into.id)
  const joinedAt = new Date(Math.min(member.joinedAt.getTime(), into.joinedAt.getTime()))
  const status = [member.status, into.status].includes("active") ? "active" : into.status
  await tx.db.member.update({ where: key(tx, member.id), data: { status: "merged" } })
  await tx.db.member.update({ where: key(tx, into.id), data: { joinedAt, status } })
  const rewrite = { memberId: member.id, programId, from: member.joinedAt, periods: [] }
  merged.tierChanges.push(...(await rewriteTierPeriods(tx, [rewrite])))
  merged.joined.set(into.id, joinedAt)
  merged.membersJoined.push({ programId, day: localDay(member.joinedAt, tx.merchant.timeZone), delta: -1 })
  if (joinedAt < into.joinedAt) {
    merged.membersJoined.push(
      { programId, day: localDay(into.joinedAt, tx.merchant.timeZone), delta: -1 },
      { programId, day: localDay(joinedAt, tx.merchant.timeZone), delta: 1 },
    )
  }
  await moveBelongings(tx, member, into)
}

/** The card, vouchers, uses of benefits, signed-in devices, reasons, warnings and invitations go along. */
async function moveBelongings(tx: Tx, member: KnownMember, into: KnownMember): Promise<void> {
  const { merchantId } = tx
  const whose = { where: { merchantId, memberId: member.id }, data: { memberId: into.id } }
  await tx.db.redemption.updateMany(whose)
  await tx.db.benefitUse.updateMany(whose)
  await tx.db.portalSession.updateMany(whose)
  await tx.db.judgement.updateMany(whose)
  await tx.db.expiryWarning.updateMany(whose)
  await tx.db.surveyInvitation.updateMany(whose)
  await tx.db.tierCredit.updateMany(whose)
  await tx.db.subscription.updateMany(whose)
  await moveNotices(tx, member, into)
  await moveGrants(tx, member, into)
  await moveTransfers(tx, member, into)
  await tx.db.referral.updateMany({
    where: { merchantId, referrerMemberId: member.id, refereeMemberId: { not: into.id } },
    data: { referrerMemberId: into.id },
  })
  if ((await tx.db.referralCode.count({ where: { merchantId, memberId: into.id } })) === 0) {
    await tx.db.referralCode.updateMany(whose)
  }
  const card = { id: newId(), customerId: into.customerId, kind: "cardNumber", value: member.cardNumber }
  await tx.db.customerIdentifier.createMany({ data: [{ merchantId, ...card }], skipDuplicates: true })
}

/** What the member was told of changes goes along, where the other was not told the same. Warnings of a tier's end are read with those of who is left. */
async function moveNotices(tx: Tx, member: KnownMember, into: KnownMember): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE "member_notice" n SET "memberId" = ${into.id}::uuid
    WHERE n."merchantId" = ${tx.merchantId}::uuid AND n."memberId" = ${member.id}::uuid AND NOT EXISTS (
      SELECT 1 FROM "member_notice" o WHERE o."merchantId" = n."merchantId" AND o."memberId" = ${into.id}::uuid
        AND o."programVersionId" = n."programVersionId" AND o."kind" = n."kind")`
}

/** What was given from the one to the other ends with them both. */
async function moveGrants({ db, merchantId }: Tx, member: KnownMember, into: KnownMember): Promise<void> {
  const notBy = (id: string) => ({ OR: [{ giverMemberId: null }, { giverMemberId: { not: id } }] })
  await db.tierGrant.updateMany({
    where: { merchantId, memberId: member.id, ...notBy(into.id) },
    data: { memberId: into.id },
  })
  await db.tierGrant.updateMany({
    where: { merchantId, giverMemberId: member.id, memberId: { not: into.id } },
    data: { giverMemberId: into.id },
  })
}

/** What each gave and was given is theirs together; what the one gave to the other stays between the two records. */
async function moveTransfers({ db, merchantId }: Tx, member: KnownMember, into: KnownMember): Promise<void> {
  await db.transfer.updateMany({
    where: { merchantId, fromMemberId: member.id, toMemberId: { not: into.id } },
    data: { fromMemberId: into.id },
  })
  await db.transfer.updateMany({
    where: { merchantId, toMemberId: member.id, fromMemberId: { not: into.id } },
    data: { toMemberId: into.id },
  })
}
