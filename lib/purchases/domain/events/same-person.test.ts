import { expect, test } from "vitest"
import { isSamePerson, mailboxOf } from "./same-person"

test.each([
  ["Ada@Example.com", "ada@example.com"],
  ["ada+shop@example.com", "ada@example.com"],
  ["a.d.a+x@gmail.com", "ada@gmail.com"],
  ["A.da@googlemail.com", "ada@gmail.com"],
  ["a.da@example.com", "a.da@example.com"],
])("%s reaches %s", (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox)
})

test("a mailbox or a phone in common tells one person", () => {
  const ada = { emails: ["ada@gmail.com"], phones: ["+15550001"] }
  expect(isSamePerson(ada, { emails: ["A.D.A+2@gmail.com"], phones: [] })).toBe(true)
  expect(isSamePerson(ada, { emails: ["bob@gmail.com"], phones: ["+15550001"] })).toBe(true)
  expect(isSamePerson(ada, { emails: ["bob@gmail.com"], phones: ["+15550002"] })).toBe(false)
  expect(isSamePerson({ emails: [], phones: [] }, { emails: [], phones: [] })).toBe(false)
})
