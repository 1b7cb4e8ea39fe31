import { DomainError } from "@/lib/core/errors"

/** Points of one award that mature and expire together. */
export type Lot = {
  id: string
  remaining: bigint
  /** The first instant at which they can be spent; null: they wait for an action. */
  availableAt: Date | null
  /** The first instant at which they cannot be spent any more; null: never. */
  expiresAt: Date | null
  /** Whether the wallet counts them as available already. Reads look at the instants and not at this. */
  matured: boolean
  /** When their cause occurred. */
  effectiveAt: Date
  /** When they were earned, where they came from another wallet later: ties in spending go to the older lot. */
  earnedAt?: Date | null
}

/** What is taken from a lot; giving back is the same with the sign turned. */
export type LotPart = { lotId: string; points: bigint }

function isExpired(lot: Lot, now: Date): boolean {
  return lot.expiresAt !== null && lot.expiresAt <= now
}

function isMature(lot: Lot, now: Date): boolean {
  return lot.availableAt !== null && lot.availableAt <= now
}

/** What can be spent at an instant, whatever nightly job has run. */
export function availableAt(lots: readonly Lot[], now: Date): bigint {
  return sum(spendableLots(lots, now))
}

/** What is earned and cannot be spent yet at an instant. */
export function pendingAt(lots: readonly Lot[], now: Date): bigint {
  return sum(lots.filter((lot) => !isMature(lot, now) && !isExpired(lot, now)))
}

/** The lot that expires first; never-expiring last; ties by age, then by id. */
export function compareForSpending(a: Lot, b: Lot): number {
  return compareExpiryAndAge(a, b) || compareTexts(a.id, b.id)
}

/** The lot that expires first; never-expiring last; ties by age. Zero: neither comes first. */
export function compareExpiryAndAge(a: Lot, b: Lot): number {
  const expiry = (a.expiresAt?.getTime() ?? Number.MAX_VALUE) - (b.expiresAt?.getTime() ?? Number.MAX_VALUE)
  return expiry || (a.earnedAt ?? a.effectiveAt).getTime() - (b.earnedAt ?? b.effectiveAt).getTime()
}

/** By code unit: the order of ids. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The lots that can be spent from at an instant. */
export function spendableLots<L extends Lot>(lots: readonly L[], now: Date): L[] {
  return lots.filter((lot) => isMature(lot, now) && !isExpired(lot, now))
}

/** Takes points (positive) from the lots that can be spent. Throws `insufficient_points` and takes nothing. */
export function spendFromLots(lots: readonly Lot[], points: bigint, now: Date): LotPart[] {
  if (availableAt(lots, now) < points) throw new DomainError("insufficient_points")
  return takeFrom(spendableLots(lots, now), points)
}

export type Expiring = { points: bigint; at: Date }

/** The next points to run out: of all lots that expire at the first instant, available or pending. Null: none. */
export function expiringNext(lots: readonly Lot[], now: Date): Expiring | null {
  const open = lots.filter((lot) => lot.remaining > 0n && lot.expiresAt && lot.expiresAt > now)
  const first = open.reduce(
    (least, lot) => Math.min(least, lot.expiresAt?.getTime() ?? least),
    Number.POSITIVE_INFINITY,
  )
  if (first === Number.POSITIVE_INFINITY) return null
  return { points: sum(open.filter((lot) => lot.expiresAt?.getTime() === first)), at: new Date(first) }
}

/** One thing that has come due for a lot: at `at`, its remaining points became available, or ran out. */
export type Settlement = {
  lotId: string
  kind: "mature" | "expire"
  points: bigint
  at: Date
  wasPending: boolean
  /** Of what matured, the part that fills a balance below zero and is not left in the lot. */
  filled: bigint
}

/**
 * What matures and expires by now and was not counted yet, in order of time. A lot may do both. `debt` (positive) is how
 * far the balance is below zero: what matures fills it first.
 */
export function settleLots(lots: readonly Lot[], now: Date, debt = 0n): Settlement[] {
  const due: Settlement[] = []
  for (const lot of lots) {
    if (lot.remaining === 0n) continue
    const { id: lotId, remaining: points, availableAt: opens, expiresAt: ends } = lot
    const matures = !lot.matured && opens !== null && opens <= now && (ends === null || opens < ends)
    if (matures) due.push({ lotId, kind: "mature", points, at: opens, wasPending: true, filled: 0n })
    if (ends !== null && ends <= now) {
      due.push({ lotId, kind: "expire", points, at: ends, wasPending: !lot.matured && !matures, filled: 0n })
    }
  }
  const inOrder = due.sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.kind === b.kind ? 0 : a.kind === "mature" ? -1 : 1),
  )
  return debt > 0n ? fillFrom(inOrder, debt) : inOrder
}

/** What matures fills the debt as far as it goes; what filled it cannot expire any more. */
function fillFrom(due: readonly Settlement[], debt: bigint): Settlement[] {
  const filledBy = new Map<string, bigint>()
  let left = debt
  return due.flatMap((one) => {
    if (one.kind === "mature") {
      const filled = least(one.points, left)
      left -= filled
      filledBy.set(one.lotId, filled)
      return [{ ...one, filled }]
    }
    const points = one.points - (filledBy.get(one.lotId) ?? 0n)
    return points > 0n ? [{ ...one, points }] : []
  })
}

/** What each lot loses to a balance below zero, those that are spent first before the others. `debt` is positive. */
export function fillDebtFrom(lots: readonly Lot[], debt: bigint): LotPart[] {
  return takeFrom(lots, least(debt, sum(lots)))
}

export type Restored = {
  /** What each lot gets back, with its own expiry. */
  parts: LotPart[]
  /** Of it, what has expired meanwhile and runs out again at once. */
  expired: LotPart[]
}

/** Gives back to each lot what a cancelled redemption took from it. `taken` lists positive points per lot. */
export function restoreLots(lots: readonly Lot[], taken: readonly LotPart[], now: Date): Restored {
  const byId = new Map(lots.map((lot) => [lot.id, lot]))
  const expired = taken.filter(({ lotId }) => {
    const lot = byId.get(lotId)
    return lot !== undefined && isExpired(lot, now)
  })
  return { parts: [...taken], expired }
}

export type Reversal = {
  /** From the award's own lots, split by whether the points were pending. */
  own: LotPart[]
  ownPending: bigint
  /** From other lots of the wallet. */
  other: LotPart[]
  /** Taken below zero, where the policy allows it. */
  negative: bigint
  /** What is not taken back at all. */
  writtenOff: bigint
}

export type ReversalInput = {
  points: bigint
  /** Lots of the award that is reversed, and all lots of the wallet. */
  awardLotIds: ReadonlySet<string>
  lots: readonly Lot[]
  /** Points of that award that expired already: these are not taken again from others. */
  expiredPoints: bigint
  policy: "withinBalance" | "negative"
  now: Date
}

/**
 * Where the points of a return come from: the pending and remaining lots of that award first, then by policy the rest of
 * the balance. The parts and what is written off sum to `points`.
 */
export function planReversal({ points, awardLotIds, lots, expiredPoints, policy, now }: ReversalInput): Reversal {
  const usable = lots.filter((lot) => !isExpired(lot, now))
  const ownLots = usable.filter((lot) => awardLotIds.has(lot.id))
  const own = takeFrom(ownLots, least(points, sum(ownLots)))
  const pendingIds = new Set(ownLots.filter((lot) => !lot.matured).map((lot) => lot.id))
  const left = points - sumParts(own)
  const claim = left - least(left, expiredPoints)
  const otherLots = usable.filter((lot) => !awardLotIds.has(lot.id) && lot.matured)
  const other = takeFrom(otherLots, least(claim, sum(otherLots)))
  const missing = claim - sumParts(other)
  const negative = policy === "negative" ? missing : 0n
  return {
    own,
    ownPending: sumParts(own.filter((part) => pendingIds.has(part.lotId))),
    other,
    negative,
    writtenOff: left - sumParts(other) - negative,
  }
}

function takeFrom(lots: readonly Lot[], points: bigint): LotPart[] {
  const parts: LotPart[] = []
  let left = points
  for (const lot of [...lots].sort(compareForSpending)) {
    if (left === 0n) break
    const taken = least(lot.remaining, left)
    if (taken > 0n) parts.push({ lotId: lot.id, points: taken })
    left -= taken
  }
  return parts
}

/** The smaller of two. */
export function least(a: bigint, b: bigint): bigint {
  return b < a ? b : a
}

function sum(lots: readonly Lot[]): bigint {
  return lots.reduce((total, lot) => total + lot.remaining, 0n)
}

function sumParts(parts: readonly LotPart[]): bigint {
  return parts.reduce((total, { points }) => total + points, 0n)
}
