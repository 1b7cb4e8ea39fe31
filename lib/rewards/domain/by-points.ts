import { DomainError } from "@/lib/core/errors"
import { divideFloor } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"

/** How many points a member may give for a reward whose value follows them. The largest: no limit. Steps count from the smallest. */
export interface PointsChoice {
  minimumPoints: number
  maximumPoints?: number | undefined
  stepPoints?: number | undefined
}

/** What a reward's `detail` says of amounts. */
interface AmountDetail {
  amountMinor?: number
  byPoints?: PointsChoice
}

interface Priced {
  costPoints: bigint | number
  detail: unknown
}

/** What a member may choose from; null where the reward has one price. */
export function choiceOf({ detail }: Pick<Priced, "detail">): PointsChoice | null {
  return (detail as AmountDetail).byPoints ?? null
}

/** The fewest points that a reward can be had for. */
export function leastPointsOf(reward: Priced): number {
  return choiceOf(reward)?.minimumPoints ?? Number(reward.costPoints)
}

/**
 * What so many points give, in minor units: `costPoints` give `detail.amountMinor`, rounded down. Without `byPoints` it is the
 * amount of one unit. Null: the reward names no amount.
 */
export function amountOf(reward: Priced, points: bigint): bigint | null {
  const { amountMinor, byPoints } = reward.detail as AmountDetail
  if (amountMinor === undefined) return null
  return byPoints ? divideFloor(points * BigInt(amountMinor), BigInt(reward.costPoints)) : BigInt(amountMinor)
}

/** "from 500 to 5,000 beans in steps of 100", to be said after a verb; without the program's word the figures alone. */
export function choiceWords({ minimumPoints, maximumPoints, stepPoints = 1 }: PointsChoice, plural = ""): string {
  const to = maximumPoints === undefined ? " or more" : ` to ${formatInteger(maximumPoints)}`
  const from = maximumPoints === undefined ? "" : "from "
  const unit = plural && ` ${plural}`
  const steps = stepPoints > 1 ? ` in steps of ${formatInteger(stepPoints)}` : ""
  return `${from}${formatInteger(minimumPoints)}${to}${unit}${steps}`
}

/** The most points that somebody with so many can choose; null: not even the smallest. */
export function mostChosen(
  { minimumPoints, maximumPoints, stepPoints = 1 }: PointsChoice,
  available: bigint,
): number | null {
  const most = Math.min(Number(available), maximumPoints ?? Number.MAX_SAFE_INTEGER)
  return most < minimumPoints ? null : most - ((most - minimumPoints) % stepPoints)
}

function refuse(message: string): never {
  throw new DomainError("invalid_input", { fields: [{ path: "points", message }], detail: message })
}

/** Throws `invalid_input` for `points` unless they are among what may be chosen and give at least one minor unit. */
export function requireChosen(reward: Priced, choice: PointsChoice, points: bigint): void {
  const { minimumPoints, maximumPoints, stepPoints = 1 } = choice
  const fits =
    points >= BigInt(minimumPoints) &&
    (maximumPoints === undefined || points <= BigInt(maximumPoints)) &&
    (points - BigInt(minimumPoints)) % BigInt(stepPoints) === 0n
  if (!fits) refuse(`Choose ${choiceWords(choice)}.`)
  if (amountOf(reward, points) === 0n) refuse("So few give nothing. Choose more.")
}

interface Wanted {
  quantity?: number | undefined
  points?: number | undefined
}

/** Throws `invalid_input` for `points` that a reward with one price does not take, or that one by points lacks. */
export function requireFitting(reward: Priced, { quantity, points }: Wanted): void {
  const choice = choiceOf(reward)
  if (!choice && points !== undefined) {
    refuse(`This reward costs ${formatInteger(reward.costPoints)} points. Leave points out, or send a quantity.`)
  }
  if (!choice) return
  if (points === undefined) refuse(`Say how many points: ${choiceWords(choice)}.`)
  if (quantity !== undefined) refuse("Send points or a quantity, not both.")
  requireChosen(reward, choice, BigInt(points))
}
