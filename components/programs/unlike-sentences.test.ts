import { expect, test } from "vitest"
import { unlikeSentences } from "./unlike-sentences"

test("only what differs is told, an amount is not the end of a sentence", () => {
  expect(
    unlikeSentences(
      "Spends $750.00 in a year. Free delivery. A cup.",
      "Spends $900.00 in a year. Free delivery. A cup.",
    ),
  ).toEqual({ before: "Spends $750.00 in a year.", after: "Spends $900.00 in a year.", rest: true })
})

test("what is only added takes nothing away", () => {
  expect(unlikeSentences("Free delivery.", "Free delivery. A cup.")).toEqual({
    before: "",
    after: "A cup.",
    rest: true,
  })
})

test("texts with nothing alike are told whole", () => {
  expect(unlikeSentences("Tea for 8 beans.", "Tea for 9 beans.")).toEqual({
    before: "Tea for 8 beans.",
    after: "Tea for 9 beans.",
    rest: false,
  })
})

test("the same sentences in another order are told whole", () => {
  expect(unlikeSentences("One. Two.", "Two. One.")).toEqual({ before: "One. Two.", after: "Two. One.", rest: false })
})
