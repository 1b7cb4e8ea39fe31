import type { TierPeriod } from "@/lib/tiers/domain/tier-input"
import type { BacktestPeriod } from "./backtest-period"

/** Members of each tier at the end of each month. */
export class TierTally {
  private readonly changes = new Map<string, Int32Array>()

  constructor(private readonly period: BacktestPeriod) {}

  add(periods: readonly Pick<TierPeriod, "tierId" | "from" | "to">[]): void {
    const { monthEndsMs } = this.period
    for (const { tierId, from, to } of periods) {
      // Held at a month's last instant: begun before its end, and not ended by then.
      const first = firstAbove(monthEndsMs, from.getTime())
      const beyond = to === null ? monthEndsMs.length : firstAbove(monthEndsMs, to.getTime())
      if (first >= beyond) continue
      let changes = this.changes.get(tierId)
      if (!changes) {
        changes = new Int32Array(monthEndsMs.length + 1)
        this.changes.set(tierId, changes)
      }
      changes[first] = (changes[first] ?? 0) + 1
      changes[beyond] = (changes[beyond] ?? 0) - 1
    }
  }

  /** By month. */
  members(tierId: string): number[] {
    const changes = this.changes.get(tierId)
    let held = 0
    return this.period.months.map((_, index) => {
      held += changes?.[index] ?? 0
      return held
    })
  }
}

/** The first place whose value is greater; the values rise. */
function firstAbove(values: readonly number[], value: number): number {
  const place = values.findIndex((one) => one > value)
  return place < 0 ? values.length : place
}
