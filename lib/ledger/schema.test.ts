import { expect, test } from "vitest"
import { adjustMemberPointsSchema } from "./schema"

const form = { memberId: "0190a6c4-2f1e-7b3a-8c5d-1a2b3c4d5e6f", reason: "At the counter" }

test("giving adds and taking takes away what is typed", () => {
  expect(adjustMemberPointsSchema.parse({ ...form, way: "give", points: 30 })).toEqual({ ...form, points: 30 })
  expect(adjustMemberPointsSchema.parse({ ...form, way: "take", points: 30 })).toEqual({ ...form, points: -30 })
})

test.each([0, -30, 1.5, 2 ** 53])("%s is refused, and never given as something else", (points) => {
  for (const way of ["give", "take"]) {
    const { error } = adjustMemberPointsSchema.safeParse({ ...form, way, points })
    expect(error?.issues[0]).toMatchObject({ path: ["points"], message: expect.stringMatching(/^Enter a /) })
  }
})
