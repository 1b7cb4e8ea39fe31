/** How many of a group of members reach a first reward, and after how many days. */
export interface Reach {
  name: string
  members: number
  reached: number
  /** Of those who reach it; null where nobody does. */
  medianDays: number | null
}

interface Group {
  members: number
  reached: number
  /** Members by days, so that memory does not grow with them. */
  days: Map<number, number>
}

export class ReachTally {
  private readonly groups: Group[]

  constructor(private readonly names: readonly string[]) {
    this.groups = names.map(() => ({ members: 0, reached: 0, days: new Map() }))
  }

  /** `days` from joining to the first reward; null: not reached. */
  add(groups: readonly number[], days: number | null): void {
    for (const place of groups) {
      const group = this.groups[place]
      if (!group) continue
      group.members += 1
      if (days === null) continue
      group.reached += 1
      group.days.set(days, (group.days.get(days) ?? 0) + 1)
    }
  }

  all(): Reach[] {
    return this.groups.map(({ members, reached, days }, index) => {
      return { name: this.names[index] ?? "", members, reached, medianDays: median(days, reached) }
    })
  }
}

/** The day by which half of them had it. */
function median(days: ReadonlyMap<number, number>, count: number): number | null {
  if (count === 0) return null
  let left = Math.ceil(count / 2)
  for (const [day, members] of [...days].sort(([a], [b]) => a - b)) {
    left -= members
    if (left <= 0) return day
  }
  return null
}
