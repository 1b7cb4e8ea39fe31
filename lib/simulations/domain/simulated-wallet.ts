import type { Day } from "@/lib/core/calendar"
import { least } from "@/lib/core/points"
import { keepingOf } from "@/lib/ledger/domain/inactivity"
import { type Lot, type LotPart, planReversal, settleLots, spendFromLots } from "@/lib/ledger/domain/lots"
import type { Award } from "@/lib/programs/domain/award-input"

/** Why points move: what is not here moves none. */
export type FlowKind = "issued" | "reversed" | "redeemed" | "expired" | "adjusted"

export interface WalletTerms {
  /** Awards in others are passed over. */
  currency: string
  timeZone: string
  returnPolicy: "withinBalance" | "negative"
  /** What the first reward costs; null: there is none. */
  goalPoints: bigint | null
  /** Whether the member takes that reward whenever it can be had. */
  redeems: boolean
  /** Told of all that moves, each at its own instant. */
  flow(kind: FlowKind, atMs: number, points: bigint): void
  /** Told of what a return is owed and finds gone: how much depends on what was redeemed and ran out before. */
  waived?(atMs: number, points: bigint): void
}

interface HeldLot extends Lot {
  /** What it was given for, and which of the awards for it. */
  source: string
  inactivityMonths: number | null
}

/** Of one award: what ran out of it, and what returns wrote off. */
interface Gone {
  expired: bigint
  writtenOff: bigint
}

const never = Number.POSITIVE_INFINITY

/** One member's points of one currency as the ledger would hold them, by the ledger's own rules on lots, in memory. */
export class SimulatedWallet {
  /** When the first reward could first be had. */
  reachedMs: number | null = null
  private lots: HeldLot[] = []
  private made = 0
  private available = 0n
  private pending = 0n
  private debt = 0n
  private dueMs = never
  private gone: Map<string, Gone> | null = null
  private spent: Map<string, { parts: LotPart[]; lots: HeldLot[] }> | null = null

  constructor(private readonly terms: WalletTerms) {}

  /** What the program owes: available and pending, less what is below zero. */
  outstanding(): bigint {
    return this.available + this.pending - this.debt
  }

  availablePoints(): bigint {
    return this.available
  }

  /** Lets pass what comes due up to and including an instant, in order of time. */
  advance(toMs: number): void {
    while (this.dueMs <= toMs) {
      const now = this.dueMs
      for (const one of settleLots(this.lots, new Date(now), this.debt)) {
        const lot = this.lotOf(one.lotId)
        if (one.kind === "mature") {
          lot.matured = true
          lot.remaining -= one.filled
          this.debt -= one.filled
          this.pending -= one.points
          this.available += one.points - one.filled
        } else {
          lot.remaining -= one.points
          if (one.wasPending) this.pending -= one.points
          else this.available -= one.points
          this.goneOf(lot.source).expired += one.points
          this.terms.flow("expired", one.at.getTime(), one.points)
        }
      }
      this.tidy()
      this.reach(now)
    }
  }

  /** Awards of one purchase or event; `key` names it. */
  award(key: string, at: Date, awards: readonly Award[]): void {
    for (const [index, { currency, points, availableAt, expiresAt, inactivityMonths }] of awards.entries()) {
      if (currency !== this.terms.currency) continue
      this.hold(sourceOf(key, index), at, { points, availableAt, expiresAt, inactivityMonths })
      this.terms.flow("issued", at.getTime(), points)
    }
    this.settle(at)
  }

  /** A tier's entry gift: there at once, and it never runs out. */
  present(tierId: string, at: Date, points: bigint): void {
    this.hold(sourceOf(tierId, 0), at, { points, availableAt: at, expiresAt: null, inactivityMonths: null })
    this.terms.flow("issued", at.getTime(), points)
    this.settle(at)
  }

  /** Points given by hand. */
  give(key: string, at: Date, lot: { points: bigint; availableAt: Date | null; expiresAt: Date | null }): void {
    this.hold(sourceOf(key, 0), at, { ...lot, inactivityMonths: null })
    this.terms.flow("adjusted", at.getTime(), lot.points)
    this.settle(at)
  }

  /** Activity on a local day keeps alive what would run out without. */
  keepAlive(day: Day): void {
    let moved = false
    let months: number | null = null
    let kept = { fromMs: 0, until: new Date(0) }
    for (const lot of this.lots) {
      if (lot.inactivityMonths === null || lot.expiresAt === null) continue
      // Mostly the same for all lots.
      if (lot.inactivityMonths !== months) {
        months = lot.inactivityMonths
        const { from, until } = keepingOf(day, months, this.terms.timeZone)
        kept = { fromMs: from.getTime(), until }
      }
      const endsMs = lot.expiresAt.getTime()
      if (endsMs <= kept.fromMs || endsMs >= kept.until.getTime()) continue
      lot.expiresAt = kept.until
      moved = true
    }
    if (moved) this.tidy()
  }

  /** Takes back of each award of a purchase what a return owes; `asOf` is when the wallet is looked at. */
  takeBack(key: string, at: Date, asOf: Date, taken: readonly bigint[]): void {
    for (const [index, points] of taken.entries()) {
      if (points === 0n) continue
      const source = sourceOf(key, index)
      const gone = this.goneOf(source)
      const plan = planReversal({
        points,
        awardLotIds: new Set(this.lots.filter((lot) => lot.source === source).map(({ id }) => id)),
        lots: this.lots,
        expiredPoints: gone.expired > gone.writtenOff ? gone.expired - gone.writtenOff : 0n,
        policy: this.terms.returnPolicy,
        now: asOf,
      })
      const parts = [...plan.own, ...plan.other]
      this.take(parts)
      this.debt += plan.negative
      gone.writtenOff += plan.writtenOff
      const reversed = parts.reduce((sum, part) => sum + part.points, plan.negative)
      if (reversed > 0n) this.terms.flow("reversed", at.getTime(), reversed)
      if (points > reversed) this.terms.waived?.(at.getTime(), points - reversed)
    }
    this.tidy()
  }

  /** Spends points, as far as they are there; `id` names it for `restore`. */
  spend(id: string, at: Date, points: bigint, kind: "redeemed" | "adjusted" = "redeemed"): void {
    const taken = least(points, this.available)
    const parts = spendFromLots(this.lots, taken, at)
    const touched = new Set(parts.map(({ lotId }) => lotId))
    this.spent ??= new Map()
    this.spent.set(id, { parts, lots: this.lots.filter((lot) => touched.has(lot.id)) })
    this.take(parts)
    this.tidy()
    this.terms.flow(kind, at.getTime(), kind === "redeemed" ? taken : -taken)
  }

  /** Gives back what a redemption took, each lot with its own expiry; what ran out meanwhile runs out again at once. */
  restore(id: string, at: Date): void {
    const spent = this.spent?.get(id)
    for (const { lotId, points } of spent?.parts ?? []) {
      const lot = spent?.lots.find((one) => one.id === lotId)
      if (!lot) continue
      this.terms.flow("redeemed", at.getTime(), -points)
      if (lot.expiresAt !== null && lot.expiresAt <= at) {
        this.terms.flow("expired", at.getTime(), points)
        continue
      }
      lot.remaining += points
      this.available += points
      if (!this.lots.includes(lot)) this.lots.push(lot)
    }
    this.spent?.delete(id)
    this.tidy()
  }

  /** What waited for an action: it happened (it can be spent from now on), or it never will. */
  resolve(key: string, at: Date, outcome: "activated" | "cancelled"): void {
    const waiting = this.lots.filter((lot) => lot.availableAt === null && lot.source.startsWith(`${key} `))
    for (const lot of waiting) {
      this.pending -= lot.remaining
      if (outcome === "cancelled") {
        this.terms.flow("reversed", at.getTime(), lot.remaining)
        lot.remaining = 0n
        continue
      }
      const filled = least(lot.remaining, this.debt)
      this.debt -= filled
      lot.remaining -= filled
      this.available += lot.remaining
      lot.availableAt = at
      lot.matured = true
    }
    this.tidy()
    this.reach(at.getTime())
  }

  private hold(
    source: string,
    at: Date,
    { points, availableAt, expiresAt, inactivityMonths }: Omit<Award, "currency" | "rules">,
  ): void {
    const matured = availableAt !== null && availableAt <= at
    const filled = matured ? least(points, this.debt) : 0n
    this.debt -= filled
    this.made += 1
    const remaining = points - filled
    const id = String(1_000_000 + this.made)
    if (remaining !== 0n) {
      const lot = { id, remaining, availableAt, expiresAt, matured, effectiveAt: at, source, inactivityMonths }
      this.lots.push(lot)
      this.dueMs = Math.min(this.dueMs, dueOf(lot))
    }
    if (matured) this.available += remaining
    else this.pending += remaining
  }

  /** After something was given: what ran out before, and what can be had now. */
  private settle(at: Date): void {
    this.advance(at.getTime())
    this.reach(at.getTime())
  }

  private reach(atMs: number): void {
    const { goalPoints, redeems } = this.terms
    if (goalPoints === null || this.available < goalPoints) return
    this.reachedMs ??= atMs
    if (!redeems) return
    const points = (this.available / goalPoints) * goalPoints
    this.take(spendFromLots(this.lots, points, new Date(atMs)))
    this.tidy()
    this.terms.flow("redeemed", atMs, points)
  }

  private take(parts: readonly LotPart[]): void {
    for (const { lotId, points } of parts) {
      const lot = this.lotOf(lotId)
      lot.remaining -= points
      if (lot.matured) this.available -= points
      else this.pending -= points
    }
  }

  private lotOf(id: string): HeldLot {
    const lot = this.lots.find((one) => one.id === id)
    if (!lot) throw new Error("What is taken of lots is of lots that are held.")
    return lot
  }

  private goneOf(source: string): Gone {
    this.gone ??= new Map()
    let gone = this.gone.get(source)
    if (!gone) {
      gone = { expired: 0n, writtenOff: 0n }
      this.gone.set(source, gone)
    }
    return gone
  }

  /** Forgets empty lots and finds out what comes due next. */
  private tidy(): void {
    let due = never
    let empty = false
    for (const lot of this.lots) {
      if (lot.remaining === 0n) empty = true
      else due = Math.min(due, dueOf(lot))
    }
    if (empty) this.lots = this.lots.filter(({ remaining }) => remaining > 0n)
    this.dueMs = due
  }
}

/** When a lot next becomes available or runs out. */
function dueOf({ matured, availableAt, expiresAt }: HeldLot): number {
  const opens = matured || availableAt === null ? never : availableAt.getTime()
  return expiresAt === null ? opens : Math.min(opens, expiresAt.getTime())
}

function sourceOf(key: string, index: number): string {
  return `${key} ${index}`
}
