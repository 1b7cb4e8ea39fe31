import { expect, test } from "vitest"
import { pointsWords } from "./points-words"

const programs = [
  { id: "a", currency: { code: "PTS", name: "point", plural: "points" } },
  { id: "b", currency: { code: "PTS", name: "star", plural: "stars" } },
]

test("points are told in the words of the program that gave them", () => {
  expect(pointsWords({ points: 67n, currency: "PTS", programId: "b" }, programs)).toBe("67 stars")
  expect(pointsWords({ points: 1n, currency: "PTS", programId: "a" }, programs)).toBe("1 point")
  expect(pointsWords({ points: 1_200, currency: "PTS" }, programs)).toBe("1,200 points")
  expect(pointsWords({ points: 3n, currency: "MILES", programId: "a" }, programs)).toBe("3 MILES")
})
