import { createHash } from "node:crypto"
import { expect } from "vitest"
import type { BenefitUseBody } from "@/lib/benefits/schema"
import { relayAll } from "@/lib/core/relay"
import { correctionsSubscriber } from "@/lib/purchases/events"
import type { Benefit } from "@/lib/tiers/domain/benefit"
import type { Step } from "./case"
import type { BenefitSeen } from "./shop"
import { clock, memberOf, refused } from "./steps"

/** An id that follows from the name, so that cases can name benefits that a member does not have. */
export function idOfBenefit(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Named<T> = T extends Benefit ? Omit<T, "id"> & { name: string } : never

export function benefit(body: Named<Benefit>): Benefit {
  return { ...body, id: idOfBenefit(body.name) }
}

type Expected = Partial<Omit<BenefitSeen, "id" | "name">>

/** A day alone means its midnight in UTC. */
const instant = (at: string) => new Date(at).toISOString()

/** What the member has of a benefit at an instant, once corrections are done; null: it is not among the benefits. */
export function has(at: string, name: string, expected: Expected | null): Step {
  return async (run) => {
    clock(at)
    await relayAll([correctionsSubscriber])
    const seen = (await run.shop.benefits((await memberOf(run)).id)).find((one) => one.name === name)
    if (expected === null) return expect(seen).toBeUndefined()
    const wanted = typeof expected.until === "string" ? { ...expected, until: instant(expected.until) } : expected
    expect(seen).toMatchObject(wanted)
  }
}

/** The names of all that the member has, the highest tier's first. */
export function hasAll(at: string, names: string[]): Step {
  return async (run) => {
    clock(at)
    const seen = await run.shop.benefits((await memberOf(run)).id)
    expect(seen.map(({ name }) => name)).toEqual(names)
  }
}

/** Uses a benefit: what is left afterwards, or the code of a refusal. */
export function use(at: string, name: string, expected: number | null | string, body: BenefitUseBody = {}): Step {
  return async (run) => {
    clock(at)
    const { id } = await memberOf(run)
    const sent = body.purchaseExternalId ? { ...body, purchaseExternalId: run.name(body.purchaseExternalId) } : body
    const answer = run.shop.useBenefit(id, idOfBenefit(name), sent)
    if (typeof expected === "string") return refused(answer, expected)
    const { id: useId, left } = await answer
    run.uses.push(useId)
    expect(left).toBe(expected)
  }
}

/** Takes the latest use back, or is refused. */
export function takeBack(at: string, code?: string): Step {
  return async (run) => {
    clock(at)
    const answer = run.shop.cancelUse(run.uses.at(-1) ?? "")
    if (code !== undefined) return refused(answer, code)
    await answer
  }
}
