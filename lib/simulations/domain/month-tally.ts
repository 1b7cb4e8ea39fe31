import { type BacktestPeriod, monthAt } from "./backtest-period"
import type { FlowKind } from "./simulated-wallet"

/** Points by why they moved. */
export type Flows = Record<FlowKind, bigint>

export function noFlows(): Flows {
  return { issued: 0n, reversed: 0n, redeemed: 0n, expired: 0n, adjusted: 0n }
}

/** What is owed after flows. */
export function owedAfter({ issued, reversed, redeemed, expired, adjusted }: Flows): bigint {
  return issued + adjusted - reversed - redeemed - expired
}

/** Points by month of a period, and all that moved before it. */
export class MonthTally {
  readonly before = noFlows()
  readonly months: Flows[]

  constructor(private readonly period: BacktestPeriod) {
    this.months = period.months.map(noFlows)
  }

  add(kind: FlowKind, atMs: number, points: bigint): void {
    const flows = this.months[monthAt(this.period, atMs)] ?? this.before
    flows[kind] += points
  }

  /** Of the whole period. */
  total(): Flows {
    const sum = noFlows()
    for (const month of this.months) {
      for (const kind of Object.keys(sum) as FlowKind[]) sum[kind] += month[kind]
    }
    return sum
  }

  /** What was owed before the period, and at the end of each month. */
  owed(): { opening: bigint; closing: bigint[] } {
    const opening = owedAfter(this.before)
    let left = opening
    return {
      opening,
      closing: this.months.map((month) => {
        left += owedAfter(month)
        return left
      }),
    }
  }
}
