import { expect, test } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import { coverage, paidPeriods, type Subscribed, stateAt } from "./coverage"

const NEW_YORK = "America/New_York"
const AUCKLAND = "Pacific/Auckland"

const period = (from: string, to: string, paidAt: string, refundedAt: string | null = null) => ({
  from: parseDay(from),
  to: parseDay(to),
  paidAt: new Date(paidAt),
  refundedAt: refundedAt === null ? null : new Date(refundedAt),
})

const told = (subscription: Subscribed, zone: string) =>
  coverage(subscription, zone).map(({ from, until }) => `${from.toISOString()} ${until.toISOString()}`)

const plain: Subscribed = { startedAt: new Date("2026-03-01T15:00:00Z"), trialUntil: null, cancelledAt: null, paid: [] }

test("a row begins with its payment, ends at local midnight, on both sides of a clock change", () => {
  // New York: 8 March 2026 is an hour short, so midnight moves from 05:00 to 04:00 UTC.
  const paid = [period("2026-03-01", "2026-04-01", "2026-03-01T15:00:00Z")]
  expect(told({ ...plain, paid }, NEW_YORK)).toEqual(["2026-03-01T15:00:00.000Z 2026-04-01T04:00:00.000Z"])
  // Auckland: 5 April 2026 is an hour long; midnight moves from 11:00 to 12:00 UTC the day before.
  const south = [period("2026-03-10", "2026-04-10", "2026-03-09T20:00:00Z")]
  expect(told({ ...plain, paid: south }, AUCKLAND)).toEqual(["2026-03-09T20:00:00.000Z 2026-04-09T12:00:00.000Z"])
})

test("a renewal paid on the day of the end leaves no gap; one that was paid late for that day neither", () => {
  const first = period("2026-03-01", "2026-04-01", "2026-03-01T15:00:00Z")
  const onTheDay = [first, period("2026-04-01", "2026-05-01", "2026-04-01T20:00:00Z")]
  expect(told({ ...plain, paid: onTheDay }, NEW_YORK)).toEqual(["2026-03-01T15:00:00.000Z 2026-05-01T04:00:00.000Z"])
  const late = [first, period("2026-04-01", "2026-05-01", "2026-04-09T20:00:00Z")]
  expect(told({ ...plain, paid: late }, NEW_YORK)).toEqual(["2026-03-01T15:00:00.000Z 2026-05-01T04:00:00.000Z"])
})

test("a trial runs into what is paid; unpaid, it ends and a later payment begins anew", () => {
  const trial = { ...plain, trialUntil: parseDay("2026-03-15") }
  const paid = [period("2026-03-15", "2026-04-15", "2026-03-10T12:00:00Z")]
  expect(told({ ...trial, paid }, NEW_YORK)).toEqual(["2026-03-01T15:00:00.000Z 2026-04-15T04:00:00.000Z"])
  const later = [period("2026-03-20", "2026-04-20", "2026-03-20T12:00:00Z")]
  expect(told({ ...trial, paid: later }, NEW_YORK)).toEqual([
    "2026-03-01T15:00:00.000Z 2026-03-15T04:00:00.000Z",
    "2026-03-20T12:00:00.000Z 2026-04-20T04:00:00.000Z",
  ])
})

test.each([
  ["in its course: it ends then", "2026-03-12T10:00:00Z", [], ["2026-03-01T15:00:00.000Z 2026-03-12T10:00:00.000Z"]],
  ["when it is over: it stays", "2026-04-12T10:00:00Z", [], ["2026-03-01T15:00:00.000Z 2026-04-01T04:00:00.000Z"]],
  ["as it was paid: it never held", "2026-03-01T15:00:00Z", [], []],
  [
    "before the next one that is paid: that one holds",
    "2026-03-12T10:00:00Z",
    [period("2026-04-01", "2026-05-01", "2026-03-05T20:00:00Z")],
    ["2026-03-01T15:00:00.000Z 2026-03-12T10:00:00.000Z", "2026-04-01T04:00:00.000Z 2026-05-01T04:00:00.000Z"],
  ],
  [
    "and paid once more: it holds without a gap",
    "2026-03-12T10:00:00Z",
    [period("2026-03-01", "2026-04-01", "2026-03-14T20:00:00Z")],
    ["2026-03-01T15:00:00.000Z 2026-04-01T04:00:00.000Z"],
  ],
])("a period paid back %s", (_what, refundedAt, more, expected) => {
  const paid = [period("2026-03-01", "2026-04-01", "2026-03-01T15:00:00Z", refundedAt), ...more]
  expect(told({ ...plain, paid }, NEW_YORK)).toEqual(expected)
})

test("paid back ahead of its time, a period never begins, and the one before goes on to its end", () => {
  const paid = [
    period("2026-03-01", "2026-04-01", "2026-03-01T15:00:00Z"),
    period("2026-04-01", "2026-05-01", "2026-03-05T20:00:00Z", "2026-03-20T20:00:00Z"),
  ]
  expect(told({ ...plain, paid }, NEW_YORK)).toEqual(["2026-03-01T15:00:00.000Z 2026-04-01T04:00:00.000Z"])
  expect(paidPeriods({ paid })).toHaveLength(1)
})

const trial: Subscribed = { ...plain, trialUntil: parseDay("2026-03-15") }
const paid: Subscribed = { ...trial, paid: [period("2026-03-15", "2026-04-15", "2026-03-10T12:00:00Z")] }
const cancelled: Subscribed = { ...paid, cancelledAt: new Date("2026-03-20T10:00:00Z") }

test.each([
  ["nothing paid, no trial", plain, "2026-03-02T00:00:00Z", "waiting", null],
  ["in the trial", trial, "2026-03-14T12:00:00Z", "trial", "2026-03-15T04:00:00.000Z"],
  ["one millisecond before the trial ends", trial, "2026-03-15T03:59:59.999Z", "trial", "2026-03-15T04:00:00.000Z"],
  ["when the trial ends unpaid", trial, "2026-03-15T04:00:00Z", "unpaid", null],
  ["in the trial, paid ahead", paid, "2026-03-14T12:00:00Z", "trial", "2026-04-15T04:00:00.000Z"],
  ["paid", paid, "2026-03-15T04:00:00Z", "paid", "2026-04-15T04:00:00.000Z"],
  ["lapsed", paid, "2026-04-15T04:00:00Z", "unpaid", null],
  ["before it was cancelled", cancelled, "2026-03-20T09:59:00Z", "paid", "2026-04-15T04:00:00.000Z"],
  ["cancelled, still paid", cancelled, "2026-03-20T10:00:00Z", "cancelled", "2026-04-15T04:00:00.000Z"],
  ["cancelled and over", cancelled, "2026-04-15T04:00:00Z", "ended", null],
  [
    "cancelled in the trial: it holds to its end",
    { ...trial, cancelledAt: plain.startedAt },
    "2026-03-14T00:00:00Z",
    "cancelled",
    "2026-03-15T04:00:00.000Z",
  ],
] as const)("%s", (_what, subscription, at, state, until) => {
  const found = stateAt(subscription, new Date(at), NEW_YORK)
  expect(found.state).toBe(state)
  expect(found.holdsUntil?.toISOString() ?? null).toBe(until)
})
