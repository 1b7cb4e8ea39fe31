import { expect, test } from "vitest"
import { countMoves, dearerFor } from "./member-change"

const price = (id: string, oldPoints: number, newPoints = oldPoints) => ({ id, name: id, oldPoints, newPoints })

const cases: [name: string, points: bigint, prices: ReturnType<typeof price>[], concerned: string | null][] = [
  ["nothing is dearer", 100n, [price("coffee", 500), price("mug", 900)], null],
  ["the next reward is dearer", 100n, [price("coffee", 500, 600), price("mug", 900)], "coffee"],
  ["one beyond the next is dearer", 100n, [price("coffee", 500), price("mug", 900, 1200)], null],
  ["one within reach stays within reach", 700n, [price("coffee", 500, 700), price("mug", 900)], null],
  ["one within reach is lost", 600n, [price("coffee", 500, 700), price("mug", 900)], "coffee"],
  ["of several that are lost the best", 950n, [price("coffee", 500, 1000), price("mug", 900, 1000)], "mug"],
  ["what is lost goes before what is next", 600n, [price("coffee", 500, 700), price("mug", 900, 1000)], "coffee"],
  ["cheaper concerns nobody", 100n, [price("coffee", 500, 400)], null],
  ["a balance below zero has the cheapest before it", -50n, [price("coffee", 500, 501)], "coffee"],
]

test.each(cases)("%s", (_name, points, prices, concerned) => {
  expect(dearerFor(points, prices)?.id ?? null).toBe(concerned)
})

test("moves are counted by tier to tier, and all of them sum to the members", () => {
  const all = [
    { fromId: "gold", toId: "silver" },
    { fromId: "gold", toId: "gold" },
    { fromId: "gold", toId: "silver" },
    { fromId: null, toId: "base" },
  ]
  const moves = countMoves(all)
  expect(moves).toContainEqual({ fromId: "gold", toId: "silver", members: 2 })
  expect(moves.reduce((sum, { members }) => sum + members, 0)).toBe(all.length)
})
