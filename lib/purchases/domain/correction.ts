import { least } from "@/lib/core/points"

/** What became of one award of a purchase or an event. Points are positive. */
export interface AwardState {
  /** By its award and correction entries. */
  awarded: bigint
  /** Of what waited for an action. */
  cancelled: bigint
  /** By corrections of the award itself, and of that, what had run out. */
  writtenOff: bigint
  expired: bigint
  /** What each return took, in the order of recording, with its own corrections. */
  returns: readonly ReturnState[]
}

export interface ReturnState {
  /** As of when it looked at what was there. */
  asOf: Date
  taken: bigint
  /** Of that, from the award's own points. */
  own: bigint
  /** What was not taken, and of that, what had run out. */
  writtenOff: bigint
  expired: bigint
}

/** What should have become of it, had all that is known been known from the beginning. */
export interface AwardDue {
  points: bigint
  /** By each return, in the order of recording. */
  takenBack: readonly bigint[]
  /** Null: it does not run out. */
  endsAt: Date | null
}

/** What makes up for the difference of an award, or of a return of it, at its own instant. */
export interface Correction {
  /** To give (positive) or to take (negative). */
  points: bigint
  /** Change of what is written off, and of that, of what had run out. */
  writtenOff: bigint
  expired: bigint
}

export interface Corrections {
  award: Correction
  /** Of each return, in the order of recording. */
  returns: Correction[]
}

/** A return as it is, and what it should take from what is there, and of what had run out. */
interface DueReturn extends ReturnState {
  fromThere: bigint
  fromExpired: bigint
}

/**
 * What makes up for the differences, each where it arose. A return that looked when the points had run out takes none of
 * them, any other takes its part. What was written off because it was spent is not taken later, and is the first to be set
 * off against points to give.
 */
export function correctionsOf(due: AwardDue, state: AwardState): Corrections {
  const { awarded, cancelled, writtenOff, expired } = state
  const returns = dueReturns(due, state)
  const taken = sumOf(returns.map((one) => one.taken))
  const left = due.points - cancelled - sumOf(returns.map(({ fromThere }) => fromThere))
  const missing = positive(left) - (awarded - taken - cancelled)
  const places = returns.map((one) => ({ known: one.writtenOff - one.expired, most: one.fromThere }))
  const ownPlace = { known: writtenOff - expired, most: positive(awarded - due.points) }
  const forgiven = positive(sumOf([ownPlace, ...places].map(({ known }) => known)))
  const still = least(forgiven, positive(-missing))
  const { kept, rest } = forgive(places, ownPlace, still)
  const ofReturns = returns.map((one, index): Correction => {
    const keeps = kept[index] ?? 0n
    return {
      points: one.taken - (one.fromThere - keeps),
      writtenOff: keeps + one.fromExpired - one.writtenOff,
      expired: one.fromExpired - one.expired,
    }
  })
  return {
    award: {
      points: missing + still - sumOf(ofReturns.map(({ points }) => points)),
      writtenOff: rest - writtenOff,
      expired: -expired,
    },
    returns: ofReturns,
  }
}

function dueReturns({ points, takenBack, endsAt }: AwardDue, { cancelled, returns }: AwardState): DueReturn[] {
  let open = positive(points - cancelled)
  return returns.map((one, index) => {
    const part = takenBack[index] ?? 0n
    const isLate = endsAt !== null && endsAt <= one.asOf
    const due = isLate ? least(part, positive(one.taken - one.own)) : part
    const fromThere = least(due, open)
    open -= fromThere
    return { ...one, fromThere, fromExpired: part - due }
  })
}

interface Place {
  /** What is written off there as spent. */
  known: bigint
  /** What should be taken there. */
  most: bigint
}

/** Spreads what stays written off: where it is so already, then over returns, and what is left over is of the award itself. */
function forgive(places: readonly Place[], own: Place, points: bigint): { kept: bigint[]; rest: bigint } {
  let left = points
  const take = (most: bigint) => {
    const part = least(positive(most), left)
    left -= part
    return part
  }
  const ofOwn = take(least(own.known, own.most))
  const first = places.map(({ known, most }) => take(least(known, most)))
  const kept = places.map(({ most }, index) => (first[index] ?? 0n) + take(most - (first[index] ?? 0n)))
  return { kept, rest: ofOwn + left }
}

function positive(points: bigint): bigint {
  return points > 0n ? points : 0n
}

function sumOf(points: readonly bigint[]): bigint {
  return points.reduce((sum, one) => sum + one, 0n)
}
