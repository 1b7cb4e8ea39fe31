/** Something that holds from an instant on; null: from the beginning of time. */
type Dated = { from: Date | null }

/**
 * What ever holds, in order of time, of things given in the order in which they were recorded: of those that began, the one
 * recorded last holds. One that a later one precedes, or begins with, never does: it was replaced before it held.
 */
export function timelineOf<T extends Dated>(recorded: readonly T[]): T[] {
  let earliest = Number.POSITIVE_INFINITY
  return recorded
    .toReversed()
    .filter((one) => {
      const from = startOf(one)
      const holds = from < earliest
      earliest = Math.min(earliest, from)
      return holds
    })
    .toReversed()
}

/** What holds at an instant, of a timeline or of everything in the order of recording. */
export function heldAt<T extends Dated>(recorded: readonly T[], instant: Date): T | undefined {
  return recorded.findLast((one) => startOf(one) <= instant.getTime())
}

/** What a thing recorded now to hold from an instant on would replace before it held. */
export function replacedBy<T extends Dated>(recorded: readonly T[], start: Date, now: Date): T[] {
  return timelineOf(recorded).filter((one) => startOf(one) >= start.getTime() && startOf(one) > now.getTime())
}

function startOf({ from }: Dated): number {
  return from?.getTime() ?? Number.NEGATIVE_INFINITY
}
