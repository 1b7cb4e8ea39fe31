import { expect, test } from "vitest"
import type { TierReason } from "@/lib/tiers/domain/tier-reason"
import { describeReason } from "./describe-reason"

const currency = { code: "PTS", name: "point", plural: "points", value: { points: 100, amountMinor: 100 } }
const units = { currency, moneyCurrency: "USD", rules: [], timeZone: "UTC" }
const id = "01a20298-1c1e-7000-8000-000000000001"
const sums = [{ metric: "spendMinor" as const, reached: 10_100, threshold: 10_000 }]

test("a reason tells a purchase by the sender's number, and an activity and a credit by what they are", () => {
  const reached = (cause: Extract<TierReason, { kind: "reached" }>["cause"]) =>
    describeReason({ kind: "reached", cause, sums }, units)
  expect(reached({ kind: "purchase", id: "p1" })).toBe("Reached by purchase p1: $101.00 of $100.00.")
  expect(reached({ kind: "credit", id })).toBe("Reached by a credit towards tiers: $101.00 of $100.00.")
  expect(reached({ kind: "event", id })).toBe("Reached by an activity: $101.00 of $100.00.")
  const reasons: TierReason[] = [
    { kind: "returned", cause: { kind: "credit", id } },
    { kind: "programChanged", versionId: id },
    { kind: "grantBegan", grantId: id, grant: "paid" },
    { kind: "grantEnded", grantId: id, grant: "gift" },
    { kind: "targetMet", cause: { kind: "credit", id }, metric: "spendMinor", reached: 1, threshold: 1 },
  ]
  for (const reason of reasons) expect(describeReason(reason, units)).not.toContain(id)
})
