import { describe, expect, it } from "vitest"
import { type AwardDue, type AwardState, correctionOf } from "./correction"

const march = new Date("2026-03-01T00:00:00Z")
const april = new Date("2026-04-01T00:00:00Z")
const june = new Date("2026-06-01T00:00:00Z")

const none: AwardState = { awarded: 0n, cancelled: 0n, writtenOff: 0n, expired: 0n, returns: [] }
const due = (points: bigint, takenBack: bigint[] = [], endsAt: Date | null = null): AwardDue => ({
  ...{ points, takenBack, endsAt },
})
const returned = (taken: bigint, own = taken, asOf = march) => ({ taken, own, asOf })
const nothing = { points: 0n, writtenOff: 0n, expired: 0n }

describe("what makes up for a difference", () => {
  it("is what is due less what was given", () => {
    expect(correctionOf(due(100n), none)).toEqual({ ...nothing, points: 100n })
    expect(correctionOf(due(30n), { ...none, awarded: 100n })).toEqual({ ...nothing, points: -70n })
    expect(correctionOf(due(100n), { ...none, awarded: 100n })).toEqual(nothing)
  })

  it("counts what returns take as it should be taken", () => {
    const half = { ...none, awarded: 100n, returns: [returned(50n)] }
    expect(correctionOf(due(100n, [50n]), half)).toEqual(nothing)
    expect(correctionOf(due(200n, [100n]), half)).toEqual({ ...nothing, points: 50n })
    expect(correctionOf(due(60n, [30n]), half)).toEqual({ ...nothing, points: -20n })
  })

  it("takes no points that had run out when they were returned", () => {
    const gone = { ...none, awarded: 100n, writtenOff: 50n, expired: 50n, returns: [returned(0n, 0n, june)] }
    expect(correctionOf(due(100n, [50n], april), gone)).toEqual(nothing)
    // Of 200, 100 were due to the return, and all had run out.
    const doubled = { points: 100n, writtenOff: 50n, expired: 50n }
    expect(correctionOf(due(200n, [100n], april), gone)).toEqual(doubled)
    const halved = { points: -50n, writtenOff: -25n, expired: -25n }
    expect(correctionOf(due(50n, [25n], april), gone)).toEqual(halved)
  })

  it("takes what had been kept from running out after all, and gives what had run out before", () => {
    const gone = { ...none, awarded: 100n, writtenOff: 50n, expired: 50n, returns: [returned(0n, 0n, march)] }
    const kept = { points: -50n, writtenOff: -50n, expired: -50n }
    expect(correctionOf(due(100n, [50n], april), gone)).toEqual(kept)
    const taken = { ...none, awarded: 100n, returns: [returned(50n, 50n, june)] }
    expect(correctionOf(due(100n, [50n], april), taken)).toEqual({ points: 50n, writtenOff: 50n, expired: 50n })
    // What it took of other points stays as it is.
    const ofOthers = { ...none, awarded: 100n, writtenOff: 40n, expired: 40n, returns: [returned(10n, 0n, june)] }
    expect(correctionOf(due(100n, [50n], april), ofOthers)).toEqual(nothing)
  })

  it("takes nothing later of what was written off as spent, and sets it off against what is due", () => {
    const spent = { ...none, awarded: 100n, writtenOff: 40n }
    expect(correctionOf(due(60n), spent)).toEqual(nothing)
    expect(correctionOf(due(50n), spent)).toEqual({ ...nothing, points: -10n })
    expect(correctionOf(due(75n), spent)).toEqual({ ...nothing, writtenOff: -15n })
    expect(correctionOf(due(130n), spent)).toEqual({ ...nothing, points: 30n, writtenOff: -40n })
  })

  it("gives nothing for what was cancelled, but what is due beyond it", () => {
    const cancelled = { ...none, awarded: 100n, cancelled: 100n }
    expect(correctionOf(due(100n), cancelled)).toEqual(nothing)
    expect(correctionOf(due(60n), cancelled)).toEqual(nothing)
    expect(correctionOf(due(130n), cancelled)).toEqual({ ...nothing, points: 30n })
  })
})
