import fc from "fast-check"
import { expect, test } from "vitest"
import { heldAt, replacedBy, timelineOf } from "./timeline"

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const version = (number: number, from: string | null) => ({ number, from: from === null ? null : day(from) })
const numbers = (found: { number: number }[]) => found.map(({ number }) => number)

const first = version(1, null)
const cases: [name: string, recorded: ReturnType<typeof version>[], holds: number[]][] = [
  ["one holds from the beginning", [first], [1]],
  ["each holds from its day", [first, version(2, "2026-01-01"), version(3, "2026-02-01")], [1, 2, 3]],
  [
    "one of the same instant replaces the one before it",
    [first, version(2, "2026-03-01"), version(3, "2026-03-01")],
    [1, 3],
  ],
  [
    "one that begins earlier replaces what was to come",
    [first, version(2, "2026-03-01"), version(3, "2026-02-01")],
    [1, 3],
  ],
  [
    "all that was to come is replaced, and what comes after it stands",
    [first, version(2, "2026-03-01"), version(3, "2026-04-01"), version(4, "2026-02-01"), version(5, "2026-05-01")],
    [1, 4, 5],
  ],
]

test.each(cases)("%s", (_name, recorded, holds) => {
  expect(numbers(timelineOf(recorded))).toEqual(holds)
})

test("what holds at an instant is the same of the timeline and of all that was recorded", () => {
  for (const [, recorded] of cases) {
    for (const instant of ["1990-01-01", "2026-01-31", "2026-02-01", "2026-03-01", "2026-04-15", "2026-06-01"]) {
      expect(heldAt(timelineOf(recorded), day(instant))).toBe(heldAt(recorded, day(instant)))
    }
  }
})

test("its first instant belongs to a version, the one before it does not", () => {
  const recorded = [first, version(2, "2026-03-01")]
  expect(heldAt(recorded, day("2026-03-01"))?.number).toBe(2)
  expect(heldAt(recorded, new Date(day("2026-03-01").getTime() - 1))?.number).toBe(1)
})

test("only what has not begun can be replaced", () => {
  const recorded = [first, version(2, "2026-01-01"), version(3, "2026-03-01"), version(4, "2026-04-01")]
  expect(numbers(replacedBy(recorded, day("2026-02-01"), day("2026-02-01")))).toEqual([3, 4])
  expect(numbers(replacedBy(recorded, day("2026-04-01"), day("2026-02-01")))).toEqual([4])
  expect(numbers(replacedBy(recorded, day("2026-05-01"), day("2026-02-01")))).toEqual([])
})

const anyVersions = fc
  .array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
  .map((months) => [
    first,
    ...months.map((month, index) => version(index + 2, `2026-${String(month).padStart(2, "0")}-01`)),
  ])

test("whatever was published in whatever order, a timeline only goes forward and says what holds at every instant", () => {
  fc.assert(
    fc.property(anyVersions, fc.integer({ min: 0, max: 420 }), (recorded, days) => {
      const timeline = timelineOf(recorded)
      const starts = timeline.map(({ from }) => from?.getTime() ?? 0)
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
      expect(numbers(timeline)).toEqual(numbers(timeline).sort((a, b) => a - b))
      const instant = new Date(day("2025-12-20").getTime() + days * 86_400_000)
      expect(heldAt(timeline, instant)).toBe(heldAt(recorded, instant))
      expect(timeline.at(-1)).toBe(recorded.at(-1))
    }),
  )
})
