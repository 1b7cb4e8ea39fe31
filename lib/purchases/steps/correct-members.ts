import { recordAudit } from "@/lib/core/audit"
import { type Day, localDay, parseDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { emit } from "@/lib/core/outbox"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { postEntries } from "@/lib/ledger/steps/post-entries"
import { readLots, type WalletLot } from "@/lib/ledger/steps/read-lots"
import { settleDueLots } from "@/lib/ledger/steps/settle-lots"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { type KnownMember, lockMembers, walletOf, writeMembers } from "@/lib/programs/steps/enroll-members"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import { keepAlive } from "./keep-alive"
import { fieldsAsked, hasLimits } from "./member-facts"
import { type CorrectionCause, correctionEntries, type Difference, differencesOf } from "./plan-corrections"
import { readExpired } from "./read-expired"
import { type Replay, type Replayed, replayMembers, writeTiers } from "./replay-members"

const beginning = parseDay("0001-01-01")

/** Facts that do not depend on when purchases came. */
const lasting = /^customer\.(email|birthdayMonth|isMember|attributes\..+)$/

/** Whether what an activity earns can depend on which others were known. */
export function dependsOnOrder(program: LiveProgram): boolean {
  if (hasLimits(program) || [...fieldsAsked(program)].some((field) => !lasting.test(field))) return true
  if (program.joinPolicy === "everyone" && asksEvents(program)) return true
  return program.versions.some(({ compiled }) => {
    const tiers = compiled.definition.tiers.some(({ earningMultiplier = "1" }) => Number(earningMultiplier) !== 1)
    return tiers || compiled.rules.some(({ eligibleTiers }) => eligibleTiers !== null)
  })
}

/** An activity may turn out to have come after joining, once an earlier purchase is known. */
function asksEvents({ versions }: LiveProgram): boolean {
  return versions.some(({ compiled }) => compiled.rules.some(({ rule }) => rule.trigger !== "purchase"))
}

/**
 * Replays members from the instant of a purchase that came late and posts what their later purchases should have earned,
 * as corrections that name it. `late` holds instants by the member's id. Other causes than a late one give their reason,
 * and say which programs are concerned.
 */
export async function correctMembers(
  tx: Tx,
  late: ReadonlyMap<string, Date>,
  among?: readonly LiveProgram[],
  reason: string | null = null,
): Promise<void> {
  const programs = among ?? (await loadPrograms(tx)).filter(dependsOnOrder)
  if (programs.length === 0 || late.size === 0) return
  const found = await tx.db.member.findMany({
    where: {
      merchantId: tx.merchantId,
      id: { in: [...late.keys()] },
      programId: { in: programs.map(({ id }) => id) },
    },
    select: { customerId: true },
  })
  const customers = await lockCustomers(tx, [...new Set(found.map(({ customerId }) => customerId))])
  const members = (await lockMembers(tx, [...customers.keys()])).filter(({ id }) => late.has(id))
  for (const program of programs) {
    const requests = members
      .filter(({ programId }) => programId === program.id)
      .map((member) => ({ member, from: startOf(tx, program, late.get(member.id) ?? tx.now) }))
    const replay = await replayMembers(
      tx,
      program,
      requests,
      customers,
      (member, one, posted) => {
        if (member.status !== "active" || one.occurredAt < member.joinedAt) return false
        if (program.awardFrom !== null) return one.day >= program.awardFrom
        return posted !== undefined || one.recordedAt >= program.publishedAt
      },
      "correct",
    )
    await postCorrections(tx, program, replay, late, reason)
  }
}

/** Limits and most facts look back over all that was bought, so that such a program is replayed from the beginning. */
function startOf(tx: Tx, program: LiveProgram, late: Date): Day {
  if (hasLimits(program) || fieldsAsked(program).size > 0) return beginning
  return localDay(late, tx.merchant.timeZone)
}

async function postCorrections(
  tx: Tx,
  program: LiveProgram,
  replay: Replay,
  late: ReadonlyMap<string, Date>,
  reason: string | null,
): Promise<void> {
  const plans = replay.members
    .map((replayed) => ({ replayed, differences: differencesFor(replayed, replay) }))
    .filter(({ differences }) => differences.length > 0)
  const entries = (await planEntries(tx, replay, plans, late)).map((entry) => ({
    ...entry,
    reason: reason ?? entry.reason ?? null,
  }))
  const posted = await postEntries(tx, entries)
  const corrected = plans.flatMap(({ replayed: { member }, differences }) =>
    differences.map(({ one }) => ({ accountId: member.accountId, day: one.day })),
  )
  const entryIds = [
    ...posted,
    ...(await keepAlive(tx, [program], corrected)),
    ...(await settle(tx, [...new Map(entries.map(({ wallet }) => [wallet.id, wallet])).values()])),
  ]
  const tierChanges = await writeTiers(tx, replay)
  if (entryIds.length === 0 && tierChanges.length === 0) return
  await recordAudit(tx, "points.correct", null, { entries: entryIds.length })
  if (entryIds.length > 0) await emit(tx, "points.posted", { entryIds })
  if (tierChanges.length > 0) await emit(tx, "tiers.changed", { tierChanges })
}

function differencesFor({ judgement, recorded }: Replayed, { posted }: Replay): Difference[] {
  return judgement.awarded.flatMap((judged) => {
    const one = recorded.get(judged.activity)
    return one ? differencesOf(one, judged, posted.get(one.id)) : []
  })
}

interface Plan {
  replayed: Replayed
  differences: Difference[]
}

async function planEntries(
  tx: Tx,
  replay: Replay,
  plans: readonly Plan[],
  late: ReadonlyMap<string, Date>,
): Promise<EntryInput[]> {
  const wallets = plans.flatMap(({ replayed: { member }, differences }) =>
    differences.map(({ currency }) => walletRef(member, currency)),
  )
  await writeMembers(
    tx,
    plans.map(({ replayed }) => replayed.member),
  )
  const distinct = [...new Map(wallets.map((wallet) => [wallet.id, wallet])).values()]
  const ids = distinct.map(({ id }) => id)
  const settled = await settle(tx, distinct)
  if (settled.length > 0) await emit(tx, "points.posted", { entryIds: settled })
  const lots = new Map<string, WalletLot[]>(ids.map((id) => [id, []]))
  for (const lot of await readLots(tx, ids)) lots.get(lot.walletId)?.push(lot)
  const taking = plans.flatMap(({ differences }) => differences.filter(({ points }) => points < 0n))
  const expired = await readExpired(
    tx,
    taking.flatMap(({ posted }) => posted?.entryIds ?? []),
  )
  return plans.flatMap(({ replayed, differences }) => {
    const cause = causeOf(replayed, replay, late)
    return differences.flatMap((difference) => {
      const wallet = walletRef(replayed.member, difference.currency)
      return correctionEntries(tx, wallet, difference, { lots: lots.get(wallet.id) ?? [], expired }, cause)
    })
  })
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

/** The purchase or event that came late: its award, where it earned anything. */
function causeOf({ member, recorded }: Replayed, { posted }: Replay, late: ReadonlyMap<string, Date>): CorrectionCause {
  const at = late.get(member.id)
  const one = [...recorded.values()].find(({ occurredAt }) => occurredAt.getTime() === at?.getTime())
  const entryId = posted.get(one?.id ?? "")?.entryIds[0] ?? null
  return { entryId, externalId: one?.externalId ?? "", occurredAt: at?.toISOString() ?? "" }
}
