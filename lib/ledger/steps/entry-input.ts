import type { Posting } from "../domain/postings"

/** What an entry is, as it is stored. */
export type StoredEntryKind =
  | "award"
  | "redemption"
  | "redemptionCancel"
  | "expiry"
  | "maturity"
  | "reversal"
  | "adjustment"
  | "correction"
  | "transfer"
  | "transferFee"
  | "transferCancel"
  | "gift"

export interface WalletRef {
  id: string
  memberId: string
  programId: string
  currency: string
}

export interface NewLot {
  points: bigint
  /** Null: the points wait for an action. */
  availableAt: Date | null
  expiresAt: Date | null
  inactivityMonths?: number | null
  /** Of points that come from another wallet: when they were earned, and whether they could be spent there already. */
  earnedAt?: Date
  matured?: boolean
  /** Of points that waited for an action and do so no more; default: what has no `availableAt` waits. */
  onAction?: boolean
  /** Of points that another member gave: the giver's lot, and the end with which they came where activity moves it. */
  sourceLotId?: string | null
  givenExpiresAt?: Date | null
}

/** One movement of points to be posted. The legs sum to zero; what it changes in lots equals what it changes for the member. */
export interface EntryInput {
  wallet: WalletRef
  kind: StoredEntryKind
  postings: readonly Posting[]
  /** When its cause occurred; default: now. */
  effectiveAt?: Date
  programVersionId?: string | null
  purchaseId?: string | null
  redemptionId?: string | null
  returnId?: string | null
  eventId?: string | null
  /** Of an entry gift, and of what corrects or moves one. */
  tierId?: string | null
  causeEntryId?: string | null
  transferId?: string | null
  reason?: string | null
  newLots?: readonly NewLot[]
  /** Taken from lots (negative) or given back to them. */
  lotMovements?: readonly { lotId: string; points: bigint }[]
  /** Set where the program lets a return take the balance below zero; the wallet may from then on. */
  mayGoNegative?: boolean
  /** Why, as JSON; kept beside the entry, which keeps its salted digest. */
  explanation?: unknown
}
