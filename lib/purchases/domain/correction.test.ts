import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { least } from "@/lib/core/points"
import { type AwardDue, type AwardState, type Corrections, correctionsOf, type ReturnState } from "./correction"

const march = new Date("2026-03-01T00:00:00Z")
const april = new Date("2026-04-01T00:00:00Z")
const june = new Date("2026-06-01T00:00:00Z")

const none: AwardState = { awarded: 0n, cancelled: 0n, writtenOff: 0n, expired: 0n, returns: [] }
const due = (points: bigint, takenBack: bigint[] = [], endsAt: Date | null = null): AwardDue => ({
  ...{ points, takenBack, endsAt },
})
const returned = (taken: bigint, more: Partial<ReturnState> = {}): ReturnState => {
  return { taken, own: taken, asOf: march, writtenOff: 0n, expired: 0n, ...more }
}
const of = (points: bigint, writtenOff = 0n, expired = 0n) => ({ points, writtenOff, expired })
const nothing = of(0n)
const sumOf = ({ award, returns }: Corrections) => returns.reduce((sum, { points }) => sum + points, award.points)

describe("what makes up for a difference", () => {
  it("is what is due less what was given", () => {
    expect(correctionsOf(due(100n), none).award).toEqual(of(100n))
    expect(correctionsOf(due(30n), { ...none, awarded: 100n }).award).toEqual(of(-70n))
    expect(correctionsOf(due(100n), { ...none, awarded: 100n }).award).toEqual(nothing)
  })

  it("is made up for where it arose: with the award, and with the return that took too much or too little", () => {
    const half = { ...none, awarded: 100n, returns: [returned(50n)] }
    expect(correctionsOf(due(100n, [50n]), half)).toEqual({ award: nothing, returns: [nothing] })
    expect(correctionsOf(due(200n, [100n]), half)).toEqual({ award: of(100n), returns: [of(-50n)] })
    expect(correctionsOf(due(60n, [30n]), half)).toEqual({ award: of(-40n), returns: [of(20n)] })
    // All of it was returned: 7 were given and taken, 5 should have been.
    const whole = { ...none, awarded: 7n, returns: [returned(7n)] }
    expect(correctionsOf(due(5n, [5n]), whole)).toEqual({ award: of(-2n), returns: [of(2n)] })
  })

  it("takes no points that had run out when they were returned", () => {
    const gone = { ...none, awarded: 100n, returns: [returned(0n, { asOf: june, writtenOff: 50n, expired: 50n })] }
    expect(correctionsOf(due(100n, [50n], april), gone)).toEqual({ award: nothing, returns: [nothing] })
    // Of 200, 100 were due to the return, and all had run out.
    expect(correctionsOf(due(200n, [100n], april), gone)).toEqual({ award: of(100n), returns: [of(0n, 50n, 50n)] })
    expect(correctionsOf(due(50n, [25n], april), gone)).toEqual({ award: of(-50n), returns: [of(0n, -25n, -25n)] })
  })

  it("lets a return take what had been kept from running out after all, and gives back what had run out before", () => {
    const gone = { ...none, awarded: 100n, returns: [returned(0n, { writtenOff: 50n, expired: 50n })] }
    const kept = { award: nothing, returns: [of(-50n, -50n, -50n)] }
    expect(correctionsOf(due(100n, [50n], april), gone)).toEqual(kept)
    const taken = { ...none, awarded: 100n, returns: [returned(50n, { asOf: june })] }
    expect(correctionsOf(due(100n, [50n], april), taken)).toEqual({ award: nothing, returns: [of(50n, 50n, 50n)] })
    // What it took of other points stays as it is.
    const mixed = returned(10n, { own: 0n, asOf: june, writtenOff: 40n, expired: 40n })
    const ofOthers = { ...none, awarded: 100n, returns: [mixed] }
    expect(correctionsOf(due(100n, [50n], april), ofOthers)).toEqual({ award: nothing, returns: [nothing] })
  })

  it("takes nothing later of what was written off as spent, and sets it off against what is due", () => {
    const spent = { ...none, awarded: 100n, writtenOff: 40n }
    expect(correctionsOf(due(60n), spent).award).toEqual(nothing)
    expect(correctionsOf(due(50n), spent).award).toEqual(of(-10n))
    expect(correctionsOf(due(75n), spent).award).toEqual(of(0n, -15n))
    expect(correctionsOf(due(130n), spent).award).toEqual(of(30n, -40n))
  })

  it("leaves with a return what it wrote off as spent", () => {
    // 30 of 100 were spent, so that the return of all took 70.
    const spent = { ...none, awarded: 100n, returns: [returned(70n, { writtenOff: 30n })] }
    expect(correctionsOf(due(100n, [100n]), spent)).toEqual({ award: nothing, returns: [nothing] })
    expect(correctionsOf(due(80n, [80n]), spent)).toEqual({ award: of(-20n), returns: [of(20n)] })
    expect(correctionsOf(due(120n, [120n]), spent)).toEqual({ award: of(20n), returns: [of(-20n)] })
    expect(correctionsOf(due(20n, [20n]), spent)).toEqual({ award: of(-70n, 10n), returns: [of(70n, -10n)] })
    // 40 of it are due to the member after all: 10 more than were written off.
    expect(correctionsOf(due(140n, [100n]), spent)).toEqual({ award: of(40n), returns: [of(-30n, -30n)] })
  })

  it("gives nothing for what was cancelled, but what is due beyond it, and lets returns take none of it", () => {
    const cancelled = { ...none, awarded: 100n, cancelled: 100n }
    expect(correctionsOf(due(100n), cancelled).award).toEqual(nothing)
    expect(correctionsOf(due(60n), cancelled).award).toEqual(nothing)
    expect(correctionsOf(due(130n), cancelled).award).toEqual(of(30n))
    const returnedToo = { ...cancelled, returns: [returned(0n)] }
    expect(correctionsOf(due(100n, [100n]), returnedToo)).toEqual({ award: nothing, returns: [nothing] })
  })

  const amount = (max: number) => fc.bigInt({ min: 0n, max: BigInt(max) })

  it("leaves nothing to make up for once it was made", () => {
    const history = fc.record({ points: amount(200), parts: fc.array(amount(60), { maxLength: 4 }) })
    const posted = fc.array(fc.record({ taken: amount(60), writtenOff: amount(40) }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(history, posted, amount(300), ({ points, parts }, found, awarded) => {
        let open = points
        const takenBack = parts.map((part) => {
          const taken = least(part, open)
          open -= taken
          return taken
        })
        const returns = parts.map((_, index) => returned(found[index]?.taken ?? 0n, { ...found[index] }))
        const state = { ...none, awarded, returns }
        const made = correctionsOf(due(points, takenBack), state)
        const after = {
          ...state,
          awarded: awarded + made.award.points,
          writtenOff: made.award.writtenOff,
          returns: returns.map((one, index) => {
            const { points: given = 0n, writtenOff = 0n } = made.returns[index] ?? {}
            return { ...one, taken: one.taken - given, own: one.taken - given, writtenOff: one.writtenOff + writtenOff }
          }),
        }
        expect(correctionsOf(due(points, takenBack), after)).toEqual({
          award: nothing,
          returns: returns.map(() => nothing),
        })
        for (const { taken } of after.returns) expect(taken).toBeGreaterThanOrEqual(0n)
        expect(sumOf(made)).toBe(after.awarded - awarded + sumTaken(returns) - sumTaken(after.returns))
      }),
    )
  })
})

const sumTaken = (returns: readonly ReturnState[]) => returns.reduce((sum, { taken }) => sum + taken, 0n)
