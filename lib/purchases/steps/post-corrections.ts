import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { postEntries } from "@/lib/ledger/steps/post-entries"
import { readLots } from "@/lib/ledger/steps/read-lots"
import { setInactivityEnds } from "@/lib/ledger/steps/set-inactivity-ends"
import { settleDueLots } from "@/lib/ledger/steps/settle-lots"
import { type KnownMember, walletOf, writeMembers } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { asksActivity } from "./keep-alive"
import { type CorrectionCause, correctionEntry, type Difference, differencesOf, givingEntry } from "./plan-corrections"
import { planTaking } from "./plan-takings"
import { readAwardGroups } from "./read-award-groups"
import { readExpired } from "./read-expired"
import type { Replay, Replayed } from "./replay-members"
import { type NewJudgement, writeJudgements } from "./write-judgements"

/** A difference of a member's, with the wallet that it is made up in and what it is made up for. */
interface Plan {
  member: KnownMember
  wallet: WalletRef
  difference: Difference
  cause: CorrectionCause
}

export type CauseOf = (replayed: Replayed) => CorrectionCause

/**
 * Makes up for the differences between what replayed members should have earned and what was posted, and lets what activity
 * keeps end when it should. First gives, so that what is too much can be taken from it. Answers the entries' ids.
 */
export async function postCorrections(
  tx: Tx,
  program: LiveProgram,
  replay: Replay,
  causeOf: CauseOf,
  reason: string | null,
): Promise<string[]> {
  const entryIds: string[] = []
  if (asksActivity(program)) {
    const days = new Map(replay.members.map(({ member, activeDays }) => [member.accountId, activeDays]))
    entryIds.push(...(await setInactivityEnds(tx, days)).entryIds)
  }
  const plans = await planDifferences(tx, program, replay, causeOf)
  await writeMembers(tx, [...new Set(plans.map(({ member }) => member))])
  const wallets = [...new Map(plans.map(({ wallet }) => [wallet.id, wallet])).values()]
  entryIds.push(...(await settle(tx, wallets)))
  const giving = plans.filter(({ difference }) => difference.points > 0n)
  const given = await post(
    tx,
    giving.map(({ wallet, difference, cause }) => givingEntry(tx, wallet, difference, cause)),
    reason,
  )
  if (given.length > 0) entryIds.push(...given, ...(await settle(tx, wallets)))
  const rest = plans.filter(({ difference }) => difference.points <= 0n)
  const kept = giving.map((plan, index) => ({ plan, entryId: given[index] ?? null, writtenOff: 0n }))
  const taken = await takeAll(tx, rest, reason)
  await writeCorrections(tx, [...kept, ...taken.made])
  if (taken.entryIds.length > 0) entryIds.push(...taken.entryIds, ...(await settle(tx, wallets)))
  return entryIds
}

async function planDifferences(tx: Tx, program: LiveProgram, replay: Replay, causeOf: CauseOf): Promise<Plan[]> {
  const ids = replay.members.flatMap(({ recorded }) => [...recorded.values()].map(({ id }) => id))
  const posted = await readAwardGroups(tx, program.id, ids)
  return replay.members.flatMap((replayed) => {
    const { member, judgement, recorded, activeDays } = replayed
    const kept = { days: activeDays, timeZone: tx.merchant.timeZone }
    return judgement.awarded.flatMap((judged) => {
      const one = recorded.get(judged.activity)
      const differences = one ? differencesOf(one, judged, posted.get(one.id), kept) : []
      return differences.map((difference) => {
        return { member, wallet: walletRef(member, difference.currency), difference, cause: causeOf(replayed) }
      })
    })
  })
}

interface Made {
  plan: Plan
  entryId: string | null
  writtenOff: bigint
}

async function takeAll(tx: Tx, plans: readonly Plan[], reason: string | null) {
  const taking = plans.filter(({ difference }) => difference.points < 0n)
  const walletIds = [...new Set(taking.map(({ wallet }) => wallet.id))]
  const lots = new Map(walletIds.map((id) => [id, [] as Awaited<ReturnType<typeof readLots>>]))
  for (const lot of await readLots(tx, walletIds)) lots.get(lot.walletId)?.push(lot)
  const expired = await readExpired(
    tx,
    taking.flatMap(({ difference }) => difference.posted?.entryIds ?? []),
  )
  const entries: EntryInput[] = []
  const planned = plans.map((plan) => {
    const { wallet, difference, cause } = plan
    if (difference.points === 0n) return { plan, place: null, writtenOff: 0n }
    const found = planTaking(wallet, difference, { lots: lots.get(wallet.id) ?? [], expired }, cause)
    const place = found.entries.length > 0 ? entries.length : null
    entries.push(...found.entries)
    return { plan, place, writtenOff: found.writtenOff }
  })
  const entryIds = await post(tx, entries, reason)
  const made = planned.map(({ plan, place, writtenOff }): Made => {
    return { plan, entryId: place === null ? null : (entryIds[place] ?? null), writtenOff }
  })
  return { entryIds, made }
}

async function post(tx: Tx, entries: readonly EntryInput[], reason: string | null): Promise<string[]> {
  return postEntries(
    tx,
    entries.map((entry) => ({ ...entry, reason: reason ?? entry.reason ?? null })),
  )
}

/** Stores which award each entry took from, and what changed of what is written off. */
async function writeCorrections(tx: Tx, made: readonly Made[]): Promise<void> {
  const rows = made.flatMap(({ plan: { wallet, difference }, entryId, writtenOff }) => {
    const { one, points, posted, expired: expiredPoints } = difference
    const writtenOffPoints = difference.writtenOff + writtenOff
    const awardEntryId = posted?.entryIds[0] ?? entryId
    const says = points < 0n || writtenOffPoints !== 0n || expiredPoints !== 0n
    if (!says || awardEntryId === null) return []
    const { memberId, programId, currency } = wallet
    const of = { purchaseId: one.kind === "purchase" ? one.id : null, eventId: one.kind === "event" ? one.id : null }
    const row = { id: newId(), memberId, programId, currency, ...of, awardEntryId, entryId }
    return [{ ...row, writtenOffPoints, expiredPoints, recordedAt: tx.now }]
  })
  await insertRows(tx, "AwardCorrection", rows)
  await writeJudgements(tx, made.flatMap(nothingTaken))
}

/** What should have been taken where nothing was there any more: no entry tells of it, so that a judgement does. */
function nothingTaken({ plan: { wallet, difference, cause }, entryId, writtenOff }: Made): NewJudgement[] {
  const { one, judged, points } = difference
  if (points >= 0n || entryId !== null || writtenOff === 0n) return []
  const { programVersionId, explanation } = correctionEntry(wallet, difference, cause)
  const of = one.kind === "purchase" ? { purchaseId: one.id } : { eventId: one.id }
  const judgement = { memberId: wallet.memberId, programVersionId, ...of, outcome: "writtenOff" }
  return [{ ...judgement, effectiveAt: judged.activity.at, body: explanation }]
}

async function settle(tx: Tx, wallets: readonly WalletRef[]): Promise<string[]> {
  const lots = await readLots(
    tx,
    wallets.map(({ id }) => id),
  )
  return settleDueLots(tx, wallets, lots)
}

function walletRef(member: KnownMember, currency: string): WalletRef {
  const { id, programId } = walletOf(member, currency)
  return { id, memberId: member.id, programId, currency }
}
