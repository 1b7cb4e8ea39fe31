/** Keeps the few with the most of something, whatever number comes by. Equal ones stand in the order of their ids. */
export class BestOf<T extends { id: string }> {
  private readonly kept: { one: T; score: number }[] = []

  constructor(private readonly most: number) {}

  add(one: T, score: number): void {
    const last = this.kept.at(-1)
    if (this.kept.length === this.most && last && before(last, { one, score })) return
    const place = this.kept.findIndex((other) => before({ one, score }, other))
    this.kept.splice(place < 0 ? this.kept.length : place, 0, { one, score })
    if (this.kept.length > this.most) this.kept.pop()
  }

  all(): T[] {
    return this.kept.map(({ one }) => one)
  }
}

type Scored = { one: { id: string }; score: number }

function before(a: Scored, b: Scored): boolean {
  return a.score === b.score ? a.one.id < b.one.id : a.score > b.score
}
