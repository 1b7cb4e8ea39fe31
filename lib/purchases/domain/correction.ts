import { least } from "@/lib/core/points"

/** What became of one award of a purchase or an event. Points are positive. */
export interface AwardState {
  /** By its award and correction entries. */
  awarded: bigint
  /** Of what waited for an action. */
  cancelled: bigint
  /** By returns and corrections. */
  writtenOff: bigint
  /** Of that, what had run out. */
  expired: bigint
  /** What each return took, in the order of recording. */
  returns: readonly ReturnState[]
}

export interface ReturnState {
  /** As of when it looked at what was there. */
  asOf: Date
  taken: bigint
  /** Of that, from the award's own points. */
  own: bigint
}

/** What should have become of it, had all that is known been known from the beginning. */
export interface AwardDue {
  points: bigint
  /** By each return, in the order of recording. */
  takenBack: readonly bigint[]
  /** Null: it does not run out. */
  endsAt: Date | null
}

export interface Correction {
  /** To give (positive) or to take (negative). */
  points: bigint
  /** Change of what is written off, and of that, of what had run out. */
  writtenOff: bigint
  expired: bigint
}

/**
 * What makes up for the difference. A return that looked when the points had run out takes none of them, any other takes
 * its part. What was written off because it was spent is not taken later, and is the first to be set off against points to give.
 */
export function correctionOf(
  due: AwardDue,
  { awarded, cancelled, writtenOff, expired, returns }: AwardState,
): Correction {
  let [taken, takenDue, expiredDue] = [0n, 0n, 0n]
  for (const [index, one] of returns.entries()) {
    const part = due.takenBack[index] ?? 0n
    const isLate = due.endsAt !== null && due.endsAt <= one.asOf
    const fromThere = isLate ? least(part, one.taken - one.own) : part
    taken += one.taken
    takenDue += fromThere
    expiredDue += part - fromThere
  }
  const left = due.points - takenDue - cancelled
  const points = (left > 0n ? left : 0n) - (awarded - taken - cancelled)
  const forgiven = writtenOff - expired
  const stillForgiven = points < 0n ? least(forgiven, -points) : 0n
  return {
    points: points < 0n ? points + stillForgiven : points,
    writtenOff: stillForgiven + expiredDue - writtenOff,
    expired: expiredDue - expired,
  }
}
