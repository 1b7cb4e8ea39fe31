import { expect, test } from "vitest"
import { nameOwnEvent } from "./name-own-event"

const id = "019aa0f2-1c1e-7000-8000-000000000001"

test("an event that nobody sends is told in words, and a sender's id is left as it is", () => {
  expect(nameOwnEvent(`birthday:${id}:2026`)).toBe("a birthday")
  expect(nameOwnEvent(`signup:${id}`)).toBe("joining")
  expect(nameOwnEvent(`anniversary:${id}:1`)).toBe("a year since joining")
  expect(nameOwnEvent(`referral:${id}:referrer`)).toBe("a referral")
  expect(nameOwnEvent(`survey:${id}:${id}`)).toBe("an answer to a survey")
  for (const own of ["order-1", "survey:2026", id, `order:${id}`]) expect(nameOwnEvent(own), own).toBeNull()
})
