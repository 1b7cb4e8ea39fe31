import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { least } from "@/lib/core/points"
import { compareForSpending } from "@/lib/ledger/domain/lots"
import { transfer } from "@/lib/ledger/domain/postings"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { postEntries } from "@/lib/ledger/steps/post-entries"
import { readLots, type WalletLot } from "@/lib/ledger/steps/read-lots"
import { walletOf, writeMembers } from "@/lib/programs/steps/enroll-members"
import { type LiveProgram, versionAt } from "@/lib/programs/steps/load-versions"
import type { PostedGift } from "@/lib/tiers/steps/read-standings"
import { giftsDue } from "./gifts-of"
import type { PlannedGift } from "./planned-gift"
import type { Replay, Replayed } from "./replay-members"
import { writeGifts } from "./write-gifts"

/** A gift that a member should not have, or too much of it. */
interface Excess {
  replayed: Replayed
  posted: PostedGift
  points: bigint
}

/**
 * Gives the entry gifts that are due by the right order and are not there, then takes those that are there and are not
 * due, so that a gift that turns out to be due for another purchase moves there and nothing is missing on the way.
 * Answers the entries' ids.
 */
export async function correctGifts(
  tx: Tx,
  program: LiveProgram,
  { members }: Replay,
  reason: string | null,
): Promise<string[]> {
  const missing: PlannedGift[] = []
  const excess: Excess[] = []
  for (const replayed of members) {
    const due = [...giftsDue(program, replayed), ...giftOfJoining(program, replayed)]
    const judged = new Set<string | null>([null, ...[...replayed.recorded.values()].map(({ id }) => id)])
    const posted = replayed.gifts.filter(({ causeId }) => judged.has(causeId))
    for (const planned of due) {
      const known = posted.find((one) => isOf(one, planned))?.points ?? 0n
      const points = BigInt(planned.gift.points) - known
      if (points > 0n) missing.push({ ...planned, gift: { ...planned.gift, points: Number(points) } })
    }
    for (const one of posted) {
      const wanted = BigInt(due.find((planned) => isOf(one, planned))?.gift.points ?? 0)
      const points = one.points - wanted - one.writtenOffPoints
      if (points > 0n) excess.push({ replayed, posted: one, points })
    }
  }
  if (missing.length + excess.length === 0) return []
  for (const { member, currency } of missing) walletOf(member, currency)
  await writeMembers(tx, [...new Set(missing.map(({ member }) => member))])
  const { entryIds } = await writeGifts(tx, missing)
  return [...entryIds, ...(await takeBack(tx, program, excess, entryIds, reason))]
}

function isOf({ tierId, causeId }: PostedGift, { cause, gift }: PlannedGift): boolean {
  return tierId === gift.tierId && causeId === (cause?.id ?? null)
}

/** What was given for joining by itself stays due as long as that is when the member joined. */
function giftOfJoining(program: LiveProgram, { member, gifts }: Replayed): PlannedGift[] {
  const posted = gifts.find(({ causeId, at }) => causeId === null && at.getTime() === member.joinedAt.getTime())
  const version = versionAt(program, member.joinedAt)
  const tier = version?.compiled.definition.tiers.find(({ id }) => id === posted?.tierId)
  if (!posted || !tier?.entryGift) return []
  const gift = { tierId: tier.id, name: tier.name, points: tier.entryGift.points, at: posted.at, sums: [] }
  return [{ member, currency: program.currency, cause: null, versionId: version?.id ?? null, gift }]
}

/**
 * From its own points first, then from those of gifts given now, then from what can be spent. What is not there is written
 * off, once, so that no later points are taken for it, unless the balance may fall below zero.
 */
async function takeBack(
  tx: Tx,
  program: LiveProgram,
  excess: readonly Excess[],
  given: readonly string[],
  reason: string | null,
): Promise<string[]> {
  const wallets = excess.map(({ replayed: { member } }): WalletRef => {
    const { id } = walletOf(member, program.currency)
    return { id, memberId: member.id, programId: program.id, currency: program.currency }
  })
  const lots = await readLots(
    tx,
    wallets.map(({ id }) => id),
  )
  const takings = excess.flatMap((one, index) => {
    const wallet = wallets[index]
    const own = lots.filter(({ walletId, matured }) => walletId === wallet?.id && matured)
    return wallet ? [takingOf(program, one, { wallet, own, given }, reason)] : []
  })
  await tx.db.giftWriteOff.createMany({ data: takings.flatMap(({ writeOff }) => writeOffRow(tx, writeOff)) })
  return postEntries(
    tx,
    takings.flatMap(({ entry }) => entry ?? []),
  )
}

type WriteOff = { memberId: string; giftEntryId: string; points: bigint }

function writeOffRow(tx: Tx, writeOff: WriteOff) {
  const { merchantId, now: recordedAt } = tx
  return writeOff.points > 0n ? [{ merchantId, id: newId(), ...writeOff, recordedAt }] : []
}

type From = { wallet: WalletRef; own: readonly WalletLot[]; given: readonly string[] }

function takingOf(
  program: LiveProgram,
  { replayed, posted, points }: Excess,
  { wallet, own, given }: From,
  reason: string | null,
): { entry: EntryInput | null; writeOff: WriteOff } {
  const placeOf = ({ entryId }: WalletLot) => (posted.entryIds.includes(entryId) ? 0 : given.includes(entryId) ? 1 : 2)
  const inOrder = [...own].sort((a, b) => placeOf(a) - placeOf(b) || compareForSpending(a, b))
  let left = points
  const lotMovements = inOrder.flatMap((lot) => {
    const part = least(lot.remaining, left)
    lot.remaining -= part
    left -= part
    return part > 0n ? [{ lotId: lot.id, points: -part }] : []
  })
  const version = versionAt(program, posted.at)
  const below = version?.compiled.definition.returnPolicy === "negative" ? left : 0n
  const taken = points - left + below
  const giftEntryId = posted.entryIds[0] ?? ""
  const writeOff = { memberId: wallet.memberId, giftEntryId, points: points - taken }
  if (taken === 0n) return { entry: null, writeOff }
  const one = [...replayed.recorded.values()].find(({ id }) => id === posted.causeId)
  const entry: EntryInput = {
    wallet,
    kind: "correction",
    effectiveAt: posted.at,
    programVersionId: version?.id ?? null,
    ...(one ? { [one.kind === "purchase" ? "purchaseId" : "eventId"]: one.id } : {}),
    tierId: posted.tierId,
    causeEntryId: giftEntryId,
    reason: reason ?? "The tier was reached at another time, as came to be known",
    postings: transfer("member.available", "program.issued", taken),
    lotMovements,
    mayGoNegative: below > 0n,
    explanation: { gift: { tier: { id: posted.tierId }, takenBack: Number(taken) } },
  }
  return { entry, writeOff }
}
