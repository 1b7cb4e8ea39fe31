import { least } from "@/lib/core/points"
import type { Award, AwardResult } from "./award-input"

interface Dates extends Omit<Award, "points" | "rules"> {
  /** Of points that waited for an action: they are of one award with those that still wait. */
  onAction?: boolean
}

/** What makes points of one award: they become available and expire together. What activity keeps ends with all that it keeps. */
export function awardGroup({ currency, availableAt, expiresAt, inactivityMonths, onAction = false }: Dates): string {
  const from = onAction || availableAt === null ? "on action" : availableAt.getTime()
  return `${currency} ${from} ${inactivityMonths === null ? expiresAt?.getTime() : `${inactivityMonths} months`}`
}

/** Points taken back of the awards of a purchase: by return, in order, and in it by award, as `awards` lists them. */
export type TakenBack = bigint[][]

/**
 * What each return takes back: the award of the purchase as it stood less that of what remains, in each currency. A return
 * never gives points, and all together they take what was awarded and no more. Of several awards of a currency those that
 * shrink pay first.
 */
export function takenBack(award: AwardResult, rests: readonly AwardResult[]): TakenBack {
  const taken = award.awards.map(() => 0n)
  return rests.map((rest) => {
    const step = award.awards.map(() => 0n)
    for (const currency of new Set(award.awards.map((one) => one.currency))) {
      takeOf(currency, award.awards, rest.awards, taken, step)
    }
    return step
  })
}

function takeOf(
  currency: string,
  awards: readonly Award[],
  rest: readonly Award[],
  taken: bigint[],
  step: bigint[],
): void {
  const left = new Map<string, bigint>()
  for (const one of rest) if (one.currency === currency) left.set(awardGroup(one), one.points)
  const own = awards.flatMap((one, index) => (one.currency === currency ? [{ one, index }] : []))
  const restPoints = [...left.values()].reduce((sum, points) => sum + points, 0n)
  const awarded = own.reduce((sum, { one }) => sum + one.points, 0n)
  const before = own.reduce((sum, { index }) => sum + (taken[index] ?? 0n), 0n)
  let due = awarded - restPoints - before
  const take = (index: number, most: bigint) => {
    const points = least(due, most)
    if (points <= 0n) return
    due -= points
    step[index] = (step[index] ?? 0n) + points
    taken[index] = (taken[index] ?? 0n) + points
  }
  for (const { one, index } of own) take(index, one.points - (left.get(awardGroup(one)) ?? 0n) - (taken[index] ?? 0n))
  for (const { one, index } of own) take(index, one.points - (taken[index] ?? 0n))
}
