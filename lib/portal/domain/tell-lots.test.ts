import { expect, test } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import { type OwnLot, tellComing, tellLots, tellPending } from "./tell-lots"

const beans = { name: "bean", plural: "beans" }
// In Auckland it is the 23rd already.
const told = { now: new Date("2026-11-22T16:00:00Z"), today: parseDay("2026-11-23"), timeZone: "Pacific/Auckland" }
const lot = (more: Partial<OwnLot> = {}): OwnLot => ({
  points: 50n,
  remaining: 50n,
  availableAt: new Date("2026-11-22T15:00:00Z"),
  expiresAt: new Date("2027-05-23T12:00:00Z"),
  ...more,
})
const later = new Date("2026-12-06T11:00:00Z")

test("a member is told of what an entry gave until when it can be used, in days of the merchant", () => {
  expect(tellLots([lot()], beans, told)).toEqual(["Usable through 23 May 2027."])
  expect(tellLots([lot({ expiresAt: null })], beans, told)).toEqual(["Usable, without an end."])
  expect(tellLots([lot({ remaining: 1n })], beans, told)).toEqual(["1 bean left. Usable through 23 May 2027."])
})

test("what cannot be used yet is told with the day from which it can", () => {
  expect(tellLots([lot({ availableAt: later })], beans, told)).toEqual(["Usable from 7 December through 23 May 2027."])
  expect(tellLots([lot({ availableAt: null })], beans, told)).toEqual(["Waits to be confirmed."])
  expect(tellPending([lot({ availableAt: later })], told)).toBe("Usable from 7 December")
  expect(tellPending([lot()], told)).toBeNull()
})

test("what is used, taken back or expired is not told as if it could be used", () => {
  expect(tellLots([lot({ remaining: 0n })], beans, told)).toEqual(["Nothing of it is left."])
  expect(tellLots([lot({ expiresAt: told.now })], beans, told)).toEqual(["Nothing of it is left."])
  expect(tellPending([lot({ availableAt: null, remaining: 0n })], told)).toBeNull()
  expect(tellLots([], beans, told)).toEqual([])
})

test("what is on its way is told with its day, or with what it waits for", () => {
  const coming = lot({ availableAt: later })
  expect(tellComing(50n, [coming], beans, told)).toBe("50 beans more from 7 December on")
  expect(tellComing(80n, [coming, lot({ availableAt: null })], beans, told)).toBe(
    "80 beans more on the way, the next on 7 December",
  )
  expect(tellComing(1n, [lot({ availableAt: null })], beans, told)).toBe("1 bean more once confirmed")
})
