import { expect, test } from "vitest"
import { describeEntry, type EntryFacts } from "./describe-entry"

const facts: EntryFacts = {
  kind: "correction",
  points: 5n,
  reason: null,
  purchaseMinor: 4_000n,
  purchaseCurrency: "USD",
  purchaseId: "p",
  returnId: null,
  trigger: null,
  eventName: null,
  lateCause: "purchase",
  otherCard: null,
}

test.each<[Partial<EntryFacts>, string]>([
  [{}, "Corrected, for the purchase of $40.00: an earlier purchase came to be known later"],
  [{ lateCause: "return" }, "Corrected, for the purchase of $40.00: an earlier return came to be known later"],
  [{ returnId: "r" }, "Corrected, for the return of $40.00: an earlier purchase came to be known later"],
  [
    { lateCause: "event", purchaseMinor: null, purchaseId: null, trigger: "event", eventName: "Review written" },
    "Corrected, for Review written: an earlier activity came to be known later",
  ],
  [
    { lateCause: null, purchaseMinor: null, trigger: "birthday" },
    "Corrected, for the birthday: something that came before it came to be known later",
  ],
  [{ reason: "merged with another record" }, "Corrected: merged with another record"],
])("a correction says what it is for and what came to be known: %o", (change, sentence) => {
  expect(describeEntry({ ...facts, ...change })).toBe(sentence)
})

test.each<[Partial<EntryFacts>, string]>([
  [{ kind: "transfer", points: -5n }, "Given to another member, card ending 4821"],
  [{ kind: "transfer" }, "Received from another member, card ending 4821"],
  [{ kind: "transferFee", points: -1n }, "Fee for giving to another member, card ending 4821"],
  [{ kind: "transferCancel", points: -5n }, "Taken back: another member's gift was cancelled, card ending 4821"],
  [{ kind: "transferCancel" }, "Given back: what was given to another member was cancelled, card ending 4821"],
])("an entry of a transfer says from whom or to whom: %o", (change, sentence) => {
  expect(describeEntry({ ...facts, otherCard: "4821", ...change })).toBe(sentence)
})
