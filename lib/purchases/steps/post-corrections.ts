import type { Tx } from "@/lib/core/ctx"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { postEntries } from "@/lib/ledger/steps/post-entries"
import { readLots } from "@/lib/ledger/steps/read-lots"
import { setInactivityEnds } from "@/lib/ledger/steps/set-inactivity-ends"
import { settleDueLots } from "@/lib/ledger/steps/settle-lots"
import { type KnownMember, walletOf, writeMembers } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { asksActivity } from "./keep-alive"
import { type CorrectionCause, differencesOf } from "./plan-corrections"
import { planGiving, readEmptied } from "./plan-givings"
import { planTaking } from "./plan-takings"
import { readAwardGroups } from "./read-award-groups"
import { readExpired } from "./read-expired"
import type { Replay, Replayed } from "./replay-members"
import { type Made, type Plan, writeCorrections } from "./write-corrections"

export type CauseOf = (replayed: Replayed) => CorrectionCause

/**
 * Makes up for the differences between what replayed members should have earned and what was posted, and lets what activity
 * keeps end when it should. First gives, so that what is too much can be taken from it. Each takes effect where the difference
 * arose: with the award, or with the return that took too much or too little of it. Answers the entries' ids.
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
  const given = await giveAll(tx, plans, reason)
  if (given.entryIds.length > 0) entryIds.push(...given.entryIds, ...(await settle(tx, wallets)))
  const rest = plans.filter(({ difference }) => difference.points <= 0n)
  const taken = await takeAll(tx, rest, reason)
  await writeCorrections(tx, [...given.made, ...taken.made])
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

async function giveAll(tx: Tx, plans: readonly Plan[], reason: string | null) {
  const giving = plans.filter(({ difference }) => difference.points > 0n)
  const emptied = await readEmptied(
    tx,
    giving.map(({ difference }) => difference),
  )
  const planned = giving.map((plan) => {
    return { plan, entries: planGiving(tx, plan.wallet, plan.difference, emptied, plan.cause) }
  })
  const entryIds = await post(
    tx,
    planned.flatMap(({ entries }) => entries),
    reason,
  )
  let place = 0
  const made = planned.map(({ plan, entries }): Made => {
    const entryId = entryIds[place] ?? null
    place += entries.length
    if (entryId !== null) plan.difference.ownEntryIds.push(entryId)
    return { plan, entryId, writtenOff: 0n }
  })
  return { entryIds, made }
}

async function takeAll(tx: Tx, plans: readonly Plan[], reason: string | null) {
  const taking = plans.filter(({ difference }) => difference.points < 0n)
  const walletIds = [...new Set(taking.map(({ wallet }) => wallet.id))]
  const lots = new Map(walletIds.map((id) => [id, [] as Awaited<ReturnType<typeof readLots>>]))
  for (const lot of await readLots(tx, walletIds)) lots.get(lot.walletId)?.push(lot)
  const expired = await readExpired(
    tx,
    taking.flatMap(({ difference }) => difference.ownEntryIds),
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
