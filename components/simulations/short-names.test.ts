import { expect, test } from "vitest"
import { shortNames } from "./short-names"

const namesOf = (...names: string[]) => shortNames(names.map((name) => ({ name }))).map(({ name }) => name)

test("what all names begin with is left out", () => {
  expect(namesOf("Blue, Inc., live", "Blue, Inc., draft", "Blue, Inc., version 2")).toEqual([
    "Live",
    "Draft",
    "Version 2",
  ])
})

test("names stay where there is one alone, or nothing in common", () => {
  expect(namesOf("Blue Door Club, draft")).toEqual(["Blue Door Club, draft"])
  expect(namesOf("Blue Door Club, live", "Draft of a change")).toEqual(["Blue Door Club, live", "Draft of a change"])
})
