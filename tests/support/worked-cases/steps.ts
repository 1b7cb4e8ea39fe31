import { expect, vi } from "vitest"
import { systemCtx } from "@/lib/core/ctx"
import { relayAll } from "@/lib/core/relay"
import { settleDueWallets } from "@/lib/ledger/commands/settle-due-wallets"
import type { CustomerFields } from "@/lib/members/schema"
import { rollupsSubscriber } from "@/lib/metrics/events"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { recordCalendarEvents } from "@/lib/purchases/commands/record-calendar-events"
import { correctionsSubscriber, referralsSubscriber } from "@/lib/purchases/events"
import type { PurchaseInput, ReturnInput } from "@/lib/purchases/schema"
import type { Run, Step } from "./case"
import type { AwardSeen, MemberSeen, MetricsQuestion } from "./shop"

/** A day alone means noon UTC; where something begins or ends, its midnight. */
export const noon = (at: string) => (at.length === 10 ? `${at}T12:00:00Z` : at)
export const midnight = (at: string | null) => at && new Date(at).toISOString()

export function clock(at: string): void {
  vi.setSystemTime(new Date(noon(at)))
}

/** The code by which a step is refused, where that is what is expected; else its result. */
export async function refused<T>(result: Promise<T>, code: string): Promise<void> {
  const error = await result.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error instanceof Error ? error.message : "nothing was refused").toContain(code)
}

const sumOf = (list: readonly { points: number }[]) => list.reduce((sum, { points }) => sum + points, 0)

type Dates = { points: number; currency?: string; availableAt?: string | null; expiresAt?: string | null }

/** Points in all, each award with its dates, or the code of a refusal. */
type Expected = number | Dates[] | string

function checkAwards(awards: readonly AwardSeen[], expected: number | Dates[]): void {
  if (typeof expected === "number") {
    expect(sumOf(awards)).toBe(expected)
    return
  }
  const wanted = expected.map(({ availableAt, expiresAt, ...rest }) => ({
    ...rest,
    ...(availableAt === undefined ? {} : { availableAt: midnight(availableAt) }),
    ...(expiresAt === undefined ? {} : { expiresAt: midnight(expiresAt) }),
  }))
  const order = (list: readonly { points: number }[]) => [...list].sort((a, b) => a.points - b.points)
  expect(order(awards)).toMatchObject(order(wanted))
}

type Bought = Partial<PurchaseInput> & { id?: string; who?: string | null; recorded?: string }

/** Buys at an instant, recorded at once or when `recorded` says; purchases are named p1, p2, … */
export function buy(at: string, amountMinor: number, expected: Expected, more: Bought = {}): Step {
  return async (run) => {
    const { id = `p${run.purchases.size + 1}`, who = "ann", recorded = at, ...rest } = more
    clock(recorded)
    const sent = {
      externalId: run.name(id),
      ...(who === null ? {} : { customer: { externalId: run.name(who) } }),
      occurredAt: noon(at),
      currency: "USD",
      amountMinor,
      ...rest,
    }
    if (typeof expected === "string") return refused(run.shop.buy(sent), expected)
    const { purchase, awards } = await run.shop.buy(sent)
    run.purchases.set(id, purchase.id)
    run.awards.push(...awards)
    checkAwards(awards, expected)
  }
}

type Returned = Partial<ReturnInput> & { recorded?: string }

/** Returns a purchase: points taken, with what is written off where that is not nothing; or a refusal. */
export function giveBack(
  at: string,
  id: string,
  expected: number | [number, number] | string,
  more: Returned = {},
): Step {
  return async (run) => {
    const { recorded = at, externalId = `${id} ${at} ${more.amountMinor}`, ...rest } = more
    clock(recorded)
    const body = { externalId: run.name(externalId), occurredAt: noon(at), ...rest }
    const answer = run.shop.giveBack(run.purchases.get(id) ?? "", body)
    if (typeof expected === "string") return refused(answer, expected)
    const { reversals, writeOffs } = await answer
    const [taken, writtenOff] = typeof expected === "number" ? [expected, 0] : expected
    expect({ taken: sumOf(reversals), writtenOff: sumOf(writeOffs) }).toEqual({ taken, writtenOff })
  }
}

type Joining = CustomerFields & { who?: string; by?: string }

/** Joins; `by`: invited by that member. */
export function join(at: string, more: Joining = {}, code?: string): Step {
  return async (run) => {
    const { who = "ann", by, ...facts } = more
    clock(at)
    const body = { customer: { externalId: run.name(who), ...facts } }
    const answer = run.shop.join(by === undefined ? body : { ...body, referralCode: run.codes.get(by) ?? "NOBODYXX" })
    if (code !== undefined) return refused(answer, code)
    run.codes.set(who, (await answer).referralCode ?? "")
  }
}

/** An activity of type review.written, unless another is named. */
export function tell(at: string, data: Record<string, unknown>, expected: Expected, type = "review.written"): Step {
  return async (run) => {
    clock(at)
    const customer = { externalId: run.name("ann") }
    const sent = { externalId: run.name(`${type} ${at}`), type, customer, occurredAt: noon(at), data }
    if (typeof expected === "string") return refused(run.shop.tell(sent), expected)
    const { awards } = await run.shop.tell(sent)
    run.awards.push(...awards)
    checkAwards(awards, expected)
  }
}

export async function memberOf(run: Run, who = "ann"): Promise<MemberSeen> {
  const member = await run.shop.findMember(run.name(who))
  if (!member) throw new Error(`${who} is no member`)
  return member
}

export function quote(at: string, amountMinor: number, points: number, more: Partial<PurchaseInput> = {}): Step {
  return async (run) => {
    clock(at)
    const { id } = await memberOf(run)
    const answer = await run.shop.quote(id, { currency: "USD", amountMinor, occurredAt: noon(at), ...more })
    expect(answer.points).toBe(points)
  }
}

export function answer(at: string, score: number): Step {
  return async (run) => {
    clock(at)
    const { id } = await memberOf(run)
    await run.shop.answer((await run.shop.openSurvey()).id, id, score)
  }
}

/** Activates or cancels what the latest award gave; expects the points or a refusal. */
export function act(at: string, what: "activate" | "cancel", expected: number | string): Step {
  return async (run) => {
    clock(at)
    const result = run.shop[what](run.awards.at(-1)?.entryId ?? "")
    if (typeof expected === "string") return refused(result, expected)
    expect((await result).points).toBe(expected)
  }
}

export function adjust(at: string, points: number, code?: string): Step {
  return async (run) => {
    clock(at)
    const result = run.shop.adjust((await memberOf(run)).id, points)
    if (code !== undefined) return refused(result, code)
    await result
  }
}

/** Redeems the reward that costs so much. */
export function redeem(at: string, points: number, code?: string): Step {
  return async (run) => {
    clock(at)
    const { id } = await memberOf(run)
    const result = run.shop.redeem(id, run.rewardIds.get(points) ?? "")
    if (code !== undefined) return refused(result, code)
    run.redemptions.push((await result).id)
  }
}

/** Cancels the latest redemption: points restored and, of these, expired meanwhile. */
export function cancelRedemption(at: string, expected: [number, number] | string): Step {
  return async (run) => {
    clock(at)
    const result = run.shop.cancelRedemption(run.redemptions.at(-1) ?? "")
    if (typeof expected === "string") return refused(result, expected)
    const { restoredPoints, expiredPoints } = await result
    expect([restoredPoints, expiredPoints]).toEqual(expected)
  }
}

interface Seen {
  available?: number
  pending?: number
  tier?: string
  joinedAt?: string
  /** Points that run out next, and the first instant at which they are gone. */
  expiring?: [number, string | null]
}

/** Reads the member once corrections and referrals are done. `asOf` asks for an instant before. */
export function see(
  now: string,
  expected: Seen,
  { who = "ann", currency = "PTS", asOf = null as string | null } = {},
): Step {
  return async (run) => {
    clock(now)
    await relayAll([correctionsSubscriber, referralsSubscriber])
    const current = await memberOf(run, who)
    const member = asOf === null ? current : await run.shop.memberAt(current.id, asOf)
    const wallet = member.wallets.find((one) => one.currency === currency)
    const { available, pending, tier, joinedAt, expiring } = expected
    const found = {
      ...(available === undefined ? {} : { available: wallet?.availablePoints ?? 0 }),
      ...(pending === undefined ? {} : { pending: wallet?.pendingPoints ?? 0 }),
      ...(tier === undefined ? {} : { tier: member.tier?.name }),
      ...(joinedAt === undefined ? {} : { joinedAt: member.joinedAt }),
      ...(expiring === undefined ? {} : { expiring: [wallet?.expiringPoints ?? 0, wallet?.expiringAt ?? null] }),
    }
    const wanted = { ...expected }
    if (joinedAt !== undefined) wanted.joinedAt = midnight(joinedAt) ?? ""
    if (expiring !== undefined) wanted.expiring = [expiring[0], midnight(expiring[1])]
    expect(found).toEqual(wanted)
  }
}

/** The latest award says in its explanation that it was cut, and by what. */
export function saysCut(by: "memberPoints" | "memberCount" | "budget"): Step {
  return async (run) => {
    const explanation = await run.shop.explanation(run.awards.at(-1)?.entryId ?? "")
    expect(JSON.stringify(explanation)).toContain(`"by":"${by}"`)
  }
}

/** The kinds and points of the member's entries, oldest first. */
export function entries(now: string, expected: [string, number][]): Step {
  return async (run) => {
    clock(now)
    const list = await run.shop.entries((await memberOf(run)).id)
    expect(list.map(({ kind, points }) => [kind, points]).reverse()).toEqual(expected)
  }
}

/** Publishes a version with the first rule changed, from a day on. */
export function change(now: string, effectiveFrom: string, changes: Partial<EarningRuleInput>): Step {
  return async (run) => {
    clock(now)
    await run.shop.changeRule(run.programId, run.ruleIds[0] ?? "", changes)
    await run.shop.publish(run.programId, effectiveFrom)
  }
}

/** The hourly work on birthdays and anniversaries. */
export function calendar(...instants: string[]): Step {
  return async ({ merchant }) => {
    for (const at of instants) {
      clock(at)
      await recordCalendarEvents(systemCtx(merchant, "test"))
    }
  }
}

/** The nightly work on what has come due. */
export function night(at: string): Step {
  return async ({ merchant }) => {
    clock(at)
    await settleDueWallets(systemCtx(merchant, "test"))
  }
}

/** Values of metrics per interval, once the rollups are done. */
export function figures(
  now: string,
  question: Omit<MetricsQuestion, "metric">,
  expected: Record<string, (number | null)[]>,
): Step {
  return async (run) => {
    clock(now)
    await relayAll([correctionsSubscriber, rollupsSubscriber])
    const series = await run.shop.metrics({ ...question, metric: Object.keys(expected).join(",") })
    const found = series.map(({ metric, points }) => [metric, points.map(({ value }) => value)])
    expect(Object.fromEntries(found)).toEqual(expected)
  }
}
