import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { MAX_EXACT } from "@/lib/core/points"
import { type KnownMember, lockMembers, newMember, walletOf } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { noPoints } from "@/lib/tiers/domain/day-sums"
import { judgeMember, type Timeline, type TimelineActivity } from "./judge-member"
import type { JudgedBatch, JudgedPurchase } from "./judged-batch"
import { judgementOf } from "./judgements-of"
import { loadFacts } from "./member-facts"
import { type CustomerPast, noPast, pastsOfProgram, readPasts } from "./read-timelines"
import { countBudgets } from "./rule-budgets"

/** Enrolls who joins with a purchase, awards the batch's purchases and reckons the tiers that they touch. */
export async function judgeMembers(tx: Tx, programs: readonly LiveProgram[], batch: JudgedBatch): Promise<void> {
  const byCustomer = new Map<string, JudgedPurchase[]>()
  for (const one of batch.purchases) {
    if (!one.customer) continue
    const list = byCustomer.get(one.customer.id)
    if (list) list.push(one)
    else byCustomer.set(one.customer.id, [one])
  }
  const known = [...byCustomer.keys()].filter((id) => batch.before.has(id))
  batch.members = await lockMembers(tx, known)
  enrol(tx, programs, batch, byCustomer)
  const pasts = await readPasts(tx, pastRequests(tx, batch, known, byCustomer))
  for (const program of programs) {
    const members = batch.members.filter(({ programId }) => programId === program.id)
    const facts = await loadFacts(tx, program, members, batch.customers)
    const seen = await pastsOfProgram(tx, program, pasts, members)
    for (const member of members) {
      const fresh = byCustomer.get(member.customerId) ?? []
      const past = seen.get(member.customerId) ?? noPast
      judgeOne(tx, program, batch, { member, fresh, past, context: facts(member, past) })
    }
  }
  noteLate(batch, byCustomer, pasts)
}

/** Under `everyone` a customer has joined with the first purchase, whenever that comes to be known. */
function enrol(
  tx: Tx,
  programs: readonly LiveProgram[],
  batch: JudgedBatch,
  byCustomer: ReadonlyMap<string, JudgedPurchase[]>,
): void {
  const members = new Map(batch.members.map((member) => [`${member.programId} ${member.customerId}`, member]))
  for (const program of programs.filter(({ joinPolicy }) => joinPolicy === "everyone")) {
    for (const customerId of byCustomer.keys()) {
      const first = batch.customers.get(customerId)?.firstPurchaseAt ?? tx.now
      const member = members.get(`${program.id} ${customerId}`)
      if (!member) {
        const joined = newMember(program, customerId, first)
        batch.members.push(joined)
        batch.joined.push(joined)
      } else if (first < member.joinedAt) {
        batch.moved.push({ member, before: localDay(member.joinedAt, tx.merchant.timeZone) })
        member.joinedAt = first
      }
    }
  }
}

function pastRequests(
  tx: Tx,
  batch: JudgedBatch,
  known: readonly string[],
  byCustomer: ReadonlyMap<string, JudgedPurchase[]>,
): { customerId: string; from: Day }[] {
  const from = new Map(known.map((id) => [id, firstDay(byCustomer.get(id) ?? [])]))
  for (const member of [...batch.joined, ...batch.moved.map((one) => one.member)]) {
    const day = localDay(member.joinedAt, tx.merchant.timeZone)
    const touched = from.get(member.customerId)
    if (touched && day < touched) from.set(member.customerId, day)
  }
  return [...from].map(([customerId, day]) => ({ customerId, from: day }))
}

function firstDay(purchases: readonly JudgedPurchase[]): Day {
  const days = purchases.map(({ prepared }) => prepared.day).sort()
  return days[0] ?? ("9999-12-31" as Day)
}

interface One {
  member: KnownMember
  fresh: readonly JudgedPurchase[]
  past: CustomerPast
  context: Parameters<typeof judgeMember>[3]
}

function judgeOne(tx: Tx, program: LiveProgram, batch: JudgedBatch, { member, fresh, past, context }: One): void {
  const { timeZone } = tx.merchant
  const mine = new Map<TimelineActivity, JudgedPurchase>()
  for (const one of fresh) mine.set(timelineOf(program, member, one), one)
  // A return counts on the day of its purchase, which may be long before what is judged here.
  const listed = past.activities.filter(({ returnOf }) => returnOf === undefined)
  const days = [firstDay(fresh), ...listed.map(({ day }) => day)].sort()
  const joinedDay = localDay(member.joinedAt, timeZone)
  const moved = member.isNew || batch.moved.some((one) => one.member === member)
  const fromDay = moved && joinedDay < (days[0] ?? joinedDay) ? joinedDay : (days[0] ?? joinedDay)
  const timeline: Timeline = {
    joinedAt: member.joinedAt,
    carriedDays: past.days,
    activities: [...past.activities, ...mine.keys()],
    fromDay,
    standing: past.standing,
  }
  const judgement = judgeMember(program, timeZone, timeline, context)
  const { awarded, periods } = judgement
  countBudgets(judgement, batch.budgets)
  const start = startOfLocalDay(fromDay, timeZone)
  const from = moved || start.getTime() > member.joinedAt.getTime() ? start : member.joinedAt
  if (periods.length > 0) batch.rewrites.push({ memberId: member.id, programId: program.id, from, periods })
  for (const { activity, versionId, ...gift } of judgement.gifts) {
    const one = mine.get(activity)
    if (!one || !hold(batch, member, one, program.currency, BigInt(gift.points))) continue
    batch.gifts.push({ member, currency: program.currency, cause: { kind: "purchase", id: one.id }, versionId, gift })
  }
  for (const judged of awarded) {
    const { activity, version, result } = judged
    const one = mine.get(activity)
    if (!one) continue
    batch.judgements.push(...judgementOf(judged, member.id, { kind: "purchase", id: one.id }))
    for (const award of result.awards) {
      if (!hold(batch, member, one, award.currency, award.points)) return
      const { explanation } = result
      batch.awards.push({
        cause: { kind: "purchase", id: one.id },
        member,
        versionId: version.id,
        award,
        occurredAt: activity.at,
        explanation,
      })
    }
  }
}

/** Whether the wallet can hold the points; if not, the purchase is refused. */
function hold(batch: JudgedBatch, member: KnownMember, one: JudgedPurchase, currency: string, points: bigint): boolean {
  const wallet = walletOf(member, currency)
  const sum = (batch.held.get(wallet.id) ?? wallet.availablePoints + wallet.pendingPoints) + points
  batch.held.set(wallet.id, sum)
  if (sum <= MAX_EXACT) return true
  const message = "The member would have more points than can be reckoned with."
  batch.refusals.set(
    one.prepared.index,
    new DomainError("invalid_input", { fields: [{ path: "amountMinor", message }], detail: message }),
  )
  return false
}

/** A new purchase as the member's history sees it: judged if the program awards it, else only counted. */
function timelineOf(program: LiveProgram, member: KnownMember, one: JudgedPurchase): TimelineActivity {
  const { prepared, purchase, baseMinor, programRates } = one
  const { at, day } = prepared
  const awarded =
    member.status === "active" && at >= member.joinedAt && (program.awardFrom === null || day >= program.awardFrom)
  return {
    externalId: prepared.input.externalId,
    at,
    day,
    amountMinor: purchase.amountMinor,
    spendMinor: baseMinor,
    purchases: 1n,
    ...noPoints,
    judge: awarded ? { kind: "purchase", purchase, rate: programRates.get(program.id) ?? null, rests: [] } : null,
  }
}

/** Members who bought before something that was recorded already: a purchase, an event or a return. */
function noteLate(
  batch: JudgedBatch,
  byCustomer: ReadonlyMap<string, JudgedPurchase[]>,
  pasts: ReadonlyMap<string, CustomerPast>,
): void {
  for (const member of batch.members) {
    const others = pasts.get(member.customerId)?.activities.map(({ at }) => at.getTime()) ?? []
    const last = others.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY)
    const times = (byCustomer.get(member.customerId) ?? []).map(({ prepared }) => prepared.at.getTime())
    const first = Math.min(...times)
    if (first <= last) batch.late.push({ memberId: member.id, from: new Date(first).toISOString() })
  }
}
