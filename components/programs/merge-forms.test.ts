import { describe, expect, test } from "vitest"
import { clubBasics } from "@/tests/support/club-basics"
import type { ProgramWithRewards } from "./draft-form"
import { type DraftForm, toForm } from "./draft-form"
import { mergeForms } from "./merge-forms"

const rule = (id: string, points: number) => ({
  id,
  name: `Rule ${id}`,
  trigger: "purchase" as const,
  effect: { kind: "perAmount" as const, points, perMinor: 100 },
})

const program: ProgramWithRewards = {
  ...clubBasics,
  rules: [rule("a", 1), rule("b", 2)],
  tiers: [],
  rewards: [{ id: "coffee", name: "Coffee", kind: "freeProduct", costPoints: 500, nowPoints: 500, draft: null }],
}

const form = (changes: Partial<ProgramWithRewards> = {}): DraftForm => toForm({ ...program, ...changes }, "UTC")
const pointsOf = ({ rules }: DraftForm) => rules.map(({ id, points }) => [id, points])

describe("two people at one draft", () => {
  test("what they changed in different parts stands together", () => {
    const mine = form({ rules: [rule("a", 5), rule("b", 2)] })
    const theirs = form({ name: "Circle", rules: [rule("a", 1), rule("b", 2), rule("c", 3)] })
    const { form: merged, clashes } = mergeForms(form(), mine, theirs)
    expect(clashes).toEqual([])
    expect(merged.name).toBe("Circle")
    expect(pointsOf(merged)).toEqual([
      ["a", 5],
      ["b", 2],
      ["c", 3],
    ])
  })

  test("what both changed differently is asked about, and is as chosen", () => {
    const [mine, theirs] = [
      form({ rules: [rule("a", 5), rule("b", 2)] }),
      form({ rules: [rule("a", 7), rule("b", 2)] }),
    ]
    const found = mergeForms(form(), mine, theirs)
    expect(found.clashes).toMatchObject([{ key: "rules a", name: "Rule a", mineRemoved: false, theirsRemoved: false }])
    expect(pointsOf(found.form)[0]).toEqual(["a", 5])
    expect(pointsOf(mergeForms(form(), mine, theirs, { "rules a": "theirs" }).form)[0]).toEqual(["a", 7])
  })

  test("what one removed and the other left alone is gone; what the other changed is asked about", () => {
    const without = form({ rules: [rule("b", 2)] })
    expect(pointsOf(mergeForms(form(), without, form()).form)).toEqual([["b", 2]])
    const changed = form({ rules: [rule("a", 9), rule("b", 2)] })
    const found = mergeForms(form(), without, changed)
    expect(found.clashes).toMatchObject([{ key: "rules a", mineRemoved: true }])
    expect(pointsOf(mergeForms(form(), without, changed, { "rules a": "theirs" }).form)).toEqual([
      ["a", 9],
      ["b", 2],
    ])
  })

  test("the same change of both is no clash, and an order is kept by who changed it", () => {
    const renamed = form({ name: "Circle" })
    expect(mergeForms(form(), renamed, form({ name: "Circle" })).clashes).toEqual([])
    const turned = form({ rules: [rule("b", 2), rule("a", 1)] })
    expect(pointsOf(mergeForms(form(), turned, form({ name: "Circle" })).form).map(([id]) => id)).toEqual(["b", "a"])
    expect(pointsOf(mergeForms(form(), form({ name: "Circle" }), turned).form).map(([id]) => id)).toEqual(["b", "a"])
  })

  test("prices of rewards that wait are merged too", () => {
    const priced = form({ rewards: [{ ...program.rewards[0], id: "coffee", draft: { costPoints: 700 } } as never] })
    expect(mergeForms(form(), form({ name: "Circle" }), priced).form).toMatchObject({
      name: "Circle",
      rewards: [{ costPoints: 700 }],
    })
  })
})
