import { expect, test } from "vitest"
import { fillNotice, proposedNotices, unknownPlaces } from "./notice"

const facts = { firstName: "Ada", program: "Club", day: "1 May 2026", oldTier: "Gold", newTier: "Silver" }

test("a text is filled with what is known of the member", () => {
  expect(fillNotice("Hello {firstName}, {oldTier} until {day}, then {newTier}.", facts)).toBe(
    "Hello Ada, Gold until 1 May 2026, then Silver.",
  )
})

test("without a first name nobody is greeted by one, and what is not known leaves no braces", () => {
  expect(fillNotice("Hello {firstName}, welcome", { ...facts, firstName: "" })).toBe("Hello, welcome")
  expect(fillNotice("{reward}", facts)).toBe("")
})

test("what a member is called cannot bring places of its own", () => {
  expect(fillNotice("Hello {firstName}", { ...facts, firstName: "{newTier}" })).toBe("Hello {newTier}")
})

test("a misspelled place is found, and the proposed texts have none", () => {
  expect(unknownPlaces("Dear {frstName}, {day}")).toEqual(["frstName"])
  for (const { title, text } of Object.values(proposedNotices)) expect(unknownPlaces(title + text)).toEqual([])
})
