import type { TierInput } from "@/lib/tiers/schema"

type Next = () => number

export const upTo = (next: Next, most: number) => Math.floor(next() * most)

function pick<T>(next: Next, list: readonly [T, ...T[]]): T {
  return list[upTo(next, list.length)] ?? list[0]
}

/** Three tiers by spend, by purchases or by both, under any window and policy. Spend is asked for in hundreds. */
export function randomLadder(next: Next): TierInput[] {
  const window = pick(next, ["rolling365", "calendarYear", "programYear", "anniversaryYear", "lifetime"] as const)
  const yearStartMonth = window === "programYear" ? { yearStartMonth: 1 + upTo(next, 12) } : {}
  const kind = pick(next, ["one", "one", "any", "all"] as const)
  const metric = pick(next, ["spendMinor", "spendMinor", "purchases"] as const)
  const yearly = window !== "rolling365" && window !== "lifetime"
  const downgrade = pick(next, ["toEligible", "oneDown", "never", "oneDown"] as const)
  const graceDays = next() < 0.3 ? { graceDays: upTo(next, 40) } : {}
  const extraMonths = next() < 0.2 ? { extraMonths: upTo(next, 4) } : {}
  const maintains = next() < 0.4
  const asked = (spend: number, purchases: number): TierInput["qualification"] => {
    if (kind !== "one") {
      const of = [
        { metric: "spendMinor" as const, threshold: spend },
        { metric: "purchases" as const, threshold: purchases },
      ]
      return { match: kind, of, window, ...yearStartMonth }
    }
    const threshold = metric === "spendMinor" ? spend : purchases
    const least = metric === "spendMinor" ? Math.ceil(spend / 2) : 1
    const keep = maintains
      ? { maintainThreshold: least + upTo(next, threshold), maintainPeriods: pick(next, [1, 2] as const) }
      : {}
    return { metric, threshold, window, ...yearStartMonth, ...keep }
  }
  const tier = (name: string, rank: number, spend: number, purchases: number): TierInput => ({
    name,
    rank,
    qualification: asked(spend, purchases),
    downgrade,
    ...graceDays,
    ...extraMonths,
    ...(yearly && next() < 0.5 ? { rollover: true } : {}),
  })
  const base: TierInput = {
    name: "Bronze",
    rank: 0,
    qualification: { metric, threshold: 0, window, ...yearStartMonth },
    downgrade,
  }
  return [
    base,
    tier("Silver", 1, 200 + upTo(next, 300), 2 + upTo(next, 2)),
    tier("Gold", 2, 800 + upTo(next, 800), 4 + upTo(next, 3)),
  ]
}
