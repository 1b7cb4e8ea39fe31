import { DomainError } from "@/lib/core/errors"
import { formatInteger } from "@/lib/core/points"
import { type Lot, type LotPart, least, spendFromLots } from "./lots"

/** What a program lets its members give one another. Points are whole. */
export interface TransferRules {
  transfersAllowed: boolean
  /** The fee, on top of what is given: fixed, and a share in hundredths of a per cent. */
  feePoints: bigint
  feeBasisPoints: number
  minimumPoints: bigint
  /** The most that a member may give in a calendar year, fees not counted; null: no limit. */
  yearlyCapPoints: bigint | null
}

/** What giving so many points costs on top: the fixed part, and the share of the points rounded up to a whole point. */
export function transferFee(
  points: bigint,
  { feePoints, feeBasisPoints }: Pick<TransferRules, "feePoints" | "feeBasisPoints">,
): bigint {
  return feePoints + (points * BigInt(feeBasisPoints) + 9_999n) / 10_000n
}

export interface TransferAsked {
  points: bigint
  /** Spendable points of the giver, and what they gave in this calendar year. */
  availablePoints: bigint
  givenThisYear: bigint
}

/**
 * The fee of a transfer that the program allows. Throws `transfers_not_allowed`, `invalid_input` naming the points,
 * `transfer_cap_reached` or `insufficient_points`.
 */
export function requireTransferable(rules: TransferRules, asked: TransferAsked): bigint {
  const { points, availablePoints, givenThisYear } = asked
  if (!rules.transfersAllowed) throw new DomainError("transfers_not_allowed")
  if (points < rules.minimumPoints) {
    const message = `Give at least ${formatInteger(rules.minimumPoints)}.`
    throw new DomainError("invalid_input", { fields: [{ path: "points", message }], detail: message })
  }
  if (rules.yearlyCapPoints !== null && givenThisYear + points > rules.yearlyCapPoints) {
    const left = rules.yearlyCapPoints - givenThisYear
    const most = `At most ${formatInteger(rules.yearlyCapPoints)} can be given in a calendar year`
    const detail = left > 0n ? `${most}: ${formatInteger(left)} are left.` : `${most}, and that much was given already.`
    throw new DomainError("transfer_cap_reached", { detail, fields: [{ path: "points", message: detail }] })
  }
  const fee = transferFee(points, rules)
  if (availablePoints < points + fee) {
    const gap = points + fee - availablePoints
    const missing = `${formatInteger(gap)} ${gap === 1n ? "is" : "are"} missing`
    const cost = fee > 0n ? `With the fee of ${formatInteger(fee)} this costs ${formatInteger(points + fee)}: ` : ""
    const detail = `${cost}${missing}. Give less.`
    throw new DomainError("insufficient_points", { detail, fields: [{ path: "points", message: detail }] })
  }
  return fee
}

export interface PlannedTransfer {
  given: LotPart[]
  fee: LotPart[]
}

/**
 * Which lots points and fee are taken from, of those that can be spent: what expires first is given, and the fee is of what
 * expires next. Throws `insufficient_points`.
 */
export function planTransfer(lots: readonly Lot[], points: bigint, fee: bigint, now: Date): PlannedTransfer {
  const plan: PlannedTransfer = { given: [], fee: [] }
  let left = points
  for (const part of spendFromLots(lots, points + fee, now)) {
    const given = least(part.points, left)
    left -= given
    if (given > 0n) plan.given.push({ lotId: part.lotId, points: given })
    if (part.points > given) plan.fee.push({ lotId: part.lotId, points: part.points - given })
  }
  return plan
}

/** What became of points that were given: of one lot of the receiver, or of who they are now. */
export interface GivenLot {
  /** The giver's lot. */
  sourceLotId: string
  lotId: string
  remaining: bigint
  expired: bigint
}

export interface TakenBack {
  /** Of the receiver's lots, and to the giver's. The sums are equal. */
  taken: LotPart[]
  returned: LotPart[]
  /** What ran out with the receiver, and is gone. */
  expiredPoints: bigint
}

/**
 * Takes back all that is left of points that were given. Throws `transfer_spent` where some were spent, given on or taken
 * by something else than their expiry: it is all or nothing.
 */
export function planTakingBack(points: bigint, lots: readonly GivenLot[]): TakenBack {
  const remaining = lots.reduce((sum, lot) => sum + lot.remaining, 0n)
  const expiredPoints = lots.reduce((sum, lot) => sum + lot.expired, 0n)
  if (remaining + expiredPoints < points) {
    const gone = formatInteger(points - remaining - expiredPoints)
    throw new DomainError("transfer_spent", {
      detail: `${gone} of these points were used already, so the transfer cannot be taken back. Adjust the points by hand instead.`,
    })
  }
  const open = lots.filter((lot) => lot.remaining > 0n)
  return {
    taken: open.map(({ lotId, remaining: left }) => ({ lotId, points: left })),
    returned: open.map(({ sourceLotId, remaining: left }) => ({ lotId: sourceLotId, points: left })),
    expiredPoints,
  }
}
