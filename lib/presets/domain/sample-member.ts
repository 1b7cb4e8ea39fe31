import { addDays, type Day, startOfLocalDay } from "@/lib/core/calendar"
import { awardPurchase } from "@/lib/programs/domain/award-purchase"
import { compileDefinition } from "@/lib/programs/domain/compile-definition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { plainPurchase } from "@/lib/programs/domain/plain-purchase"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import type { DayActivity } from "@/lib/tiers/domain/day-sums"
import { type TierProgress, tierProgress } from "@/lib/tiers/domain/tier-progress"
import type { PresetScale } from "./preset-scale"

/** Nobody in particular: a member who bought a usual amount so many times, at the usual pace. */
export type SampleMember = { purchases: number; points: number; standing: TierProgress }

type World = { timeZone: string; today: Day }

/** What so many usual purchases would have made of a member, by the functions that award. The last was today. */
export function sampleMember(
  definition: ProgramDefinition,
  scale: PresetScale,
  purchases: number,
  world: World,
): SampleMember {
  const compiled = compileDefinition(definition, world.timeZone)
  const pace = Math.max(1, Math.floor(365 / Math.max(1, scale.visitsPerYear)))
  const first = addDays(world.today, -pace * Math.max(0, purchases - 1))
  const days: DayActivity[] = []
  let points = 0n
  for (let index = 0; index < purchases; index += 1) {
    const day = addDays(first, pace * index)
    const { tier } = standingOn(definition, days, first, day, world)
    const { awards } = awardPurchase({
      compiled,
      purchase: usualPurchase(scale, day, index),
      member: { tierId: tier?.id ?? null },
    })
    const spendable = awards.filter(({ currency }) => currency === definition.currency.code)
    const qualifying = awards.filter(({ currency }) => currency !== definition.currency.code)
    const counted = { points: sum(spendable), qualifyingPoints: sum(qualifying) }
    points += counted.points
    days.push({ day, spendMinor: BigInt(scale.orderMinor), ...counted, purchases: 1n })
  }
  return { purchases, points: Number(points), standing: standingOn(definition, days, first, world.today, world) }
}

/** After how many usual purchases the points reach a cost; null: not within a hundred. */
export function purchasesUntil(
  definition: ProgramDefinition,
  scale: PresetScale,
  costPoints: number,
  world: World,
): number | null {
  const each = sampleMember({ ...definition, tiers: [] }, scale, 1, world).points
  const needed = each > 0 ? Math.ceil(costPoints / each) : mostPurchases + 1
  return needed > mostPurchases ? null : needed
}

const mostPurchases = 100

const sum = (awards: readonly { points: bigint }[]) => awards.reduce((total, { points }) => total + points, 0n)

function standingOn(
  { tiers }: ProgramDefinition,
  days: DayActivity[],
  first: Day,
  day: Day,
  { timeZone }: World,
): TierProgress {
  const end = startOfLocalDay(addDays(day, 1), timeZone)
  return tierProgress({
    ladders: [{ from: null, tiers }],
    timeZone,
    joinedAt: startOfLocalDay(first, timeZone),
    now: new Date(end.getTime() - 1),
    days,
  })
}

function usualPurchase({ orderMinor, money }: PresetScale, day: Day, index: number): Purchase {
  return plainPurchase({
    externalId: `usual-${index}`,
    occurredAt: new Date(`${day}T12:00:00Z`),
    currency: money,
    amountMinor: BigInt(orderMinor),
  })
}
