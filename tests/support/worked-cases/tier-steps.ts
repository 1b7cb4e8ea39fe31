import { expect } from "vitest"
import { relayAll } from "@/lib/core/relay"
import { correctionsSubscriber } from "@/lib/purchases/events"
import type { TierCreditInput, TierGrantInput } from "@/lib/standing/schema"
import type { TierInput } from "@/lib/tiers/schema"
import type { Run, Step } from "./case"
import type { TierGiftSeen } from "./shop"
import { clock, memberOf, noon, refused } from "./steps"

/** The member's tier at instants, a day being its midnight, once corrections are done: as reckoned and, unless publishing has still to write them, as written. */
export function tiersAt(now: string, expected: Record<string, string>, who = "ann"): Step {
  return async (run) => {
    clock(now)
    await relayAll([correctionsSubscriber])
    const { id } = await memberOf(run, who)
    const found: Record<string, string | undefined> = {}
    const written: Record<string, string | undefined> = {}
    const periods = await run.shop.tiers(id)
    for (const at of Object.keys(expected)) {
      const instant = new Date(at).toISOString()
      found[at] = (await run.shop.memberAt(id, instant)).tier?.name
      written[at] = periods.find(({ from, to }) => from <= instant && (to === null || instant < to))?.tier.name
    }
    expect(found).toEqual(expected)
    if (!run.hasUnwrittenTiers) expect(written, "as written").toEqual(expected)
  }
}

/** A tier holds until the instant given, a day being its midnight, and the other from then on. */
export function until(at: string, held: string, then: string, now = at, who = "ann"): Step {
  const end = new Date(at)
  return tiersAt(now, { [new Date(end.getTime() - 1).toISOString()]: held, [end.toISOString()]: then }, who)
}

const sumOf = (list: readonly { points: number }[]) => list.reduce((sum, { points }) => sum + points, 0)

function giftsByTier(run: Run, gifts: readonly TierGiftSeen[]): Record<string, number> {
  const names = new Map([...run.tierIds].map(([name, id]) => [id, name]))
  return Object.fromEntries(gifts.map((one) => [names.get(one.tierId), one.points]))
}

/** Buys, and expects what tiers give on entry, by the tiers' names; of a member a quote says the same before. */
export function buyWithGifts(at: string, amountMinor: number, points: number, gifts: Record<string, number>): Step {
  return async (run) => {
    clock(at)
    const externalId = run.name(`p${run.purchases.size + 1}`)
    const body = { occurredAt: noon(at), currency: "USD", amountMinor }
    const known = await run.shop.findMember(run.name("ann"))
    if (known) {
      const quoted = await run.shop.quote(known.id, body)
      expect({ points: quoted.points, gifts: giftsByTier(run, quoted.tierGifts) }).toEqual({ points, gifts })
    }
    const customer = { externalId: run.name("ann") }
    const { purchase, awards, tierGifts } = await run.shop.buy({ ...body, externalId, customer })
    run.purchases.set(`p${run.purchases.size + 1}`, purchase.id)
    expect({ points: sumOf(awards), gifts: giftsByTier(run, tierGifts) }).toEqual({ points, gifts })
  }
}

/** An activity, and what tiers give on entry for it; sent again it answers the same. */
export function tellWithGifts(at: string, type: string, points: number, gifts: Record<string, number>): Step {
  return async (run) => {
    clock(at)
    const customer = { externalId: run.name("ann") }
    const body = { externalId: run.name(`${type} ${at}`), type, customer, occurredAt: noon(at) }
    for (const times of ["once", "twice"]) {
      const { awards, tierGifts } = await run.shop.tell(body)
      expect({ points: sumOf(awards), gifts: giftsByTier(run, tierGifts) }, times).toEqual({ points, gifts })
    }
  }
}

type Given = Partial<Pick<TierGrantInput, "from" | "until" | "target">> & { who?: string; by?: string }

/** Gives a tier; `by`: the member who gives it. */
export function give(at: string, kind: TierGrantInput["kind"], tier: string, more: Given = {}, code?: string): Step {
  return async (run) => {
    const { who, by, ...rest } = more
    clock(at)
    const { id } = await memberOf(run, who)
    const giver = by === undefined ? {} : { giverMemberId: (await memberOf(run, by)).id }
    const body = { kind, tierId: run.tierIds.get(tier) ?? "", reason: "As agreed", ...rest, ...giver }
    const answer = run.shop.grantTier(id, body)
    if (code !== undefined) return refused(answer, code)
    run.grants.push((await answer).id)
  }
}

/** Ends the latest grant. */
export function end(at: string, code?: string): Step {
  return async (run) => {
    clock(at)
    const answer = run.shop.endGrant(run.grants.at(-1) ?? "")
    if (code !== undefined) return refused(answer, code)
    await answer
  }
}

/** Credits something towards tiers, at an instant or as of another. */
export function credit(
  at: string,
  metric: TierCreditInput["metric"],
  amount: number,
  more: { occurredAt?: string } = {},
  code?: string,
): Step {
  return async (run) => {
    clock(at)
    const { id } = await memberOf(run)
    const occurredAt = noon(more.occurredAt ?? at)
    const answer = run.shop.credit(id, { metric, amount, occurredAt, reason: "A partner's head start" })
    if (code !== undefined) return refused(answer, code)
    await answer
  }
}

/** Publishes a version with a tier changed, from now on. */
export function changeTier(now: string, name: string, changes: Partial<TierInput>): Step {
  return async (run) => {
    clock(now)
    await run.shop.changeTier(run.programId, run.tierIds.get(name) ?? "", changes)
    await run.shop.publish(run.programId)
    run.hasUnwrittenTiers = true
  }
}

/** What is missing to the next tier, with what was carried over, and to keep the present one. */
export function progress(
  now: string,
  expected: { next?: [string, ...number[]]; carried?: number; keep?: number; projected?: string | null },
): Step {
  return async (run) => {
    clock(now)
    await relayAll([correctionsSubscriber])
    const { next, keep } = (await memberOf(run)).tierProgress
    const found = {
      ...(expected.next ? { next: [next?.tier.name, ...(next?.needs ?? []).map(({ missing }) => missing)] } : {}),
      ...(expected.carried === undefined ? {} : { carried: next?.needs[0]?.carried }),
      ...(expected.keep === undefined ? {} : { keep: keep?.needs[0]?.missing }),
      ...(expected.projected === undefined ? {} : { projected: next?.projected }),
    }
    expect(found).toEqual(expected)
  }
}

/** The reasons of the member's tiers, oldest first: the tier, and in one word why. */
export function reasons(now: string, expected: [string, string][]): Step {
  return async (run) => {
    clock(now)
    await relayAll([correctionsSubscriber])
    const tiers = await run.shop.tiers((await memberOf(run)).id)
    expect(tiers.map(({ tier, reason }) => [tier.name, reason.kind]).reverse()).toEqual(expected)
    expect(tiers.every(({ why }) => why.length > 0)).toBe(true)
  }
}
