import { DomainError } from "@/lib/core/errors"

/** Accounts between which points move. Those of the member hold what is owed; those of the program say why. */
export type LedgerAccount =
  | "member.available"
  | "member.pending"
  | "program.issued"
  | "program.redeemed"
  | "program.expired"
  | "program.reversed"
  | "program.adjusted"
  | "program.transferred"
  | "program.fees"
  | "partner.clearing"
  | "program.donated"

/** One leg: points that an account gains, or loses where negative. The legs of an entry sum to zero. */
export type Posting = { account: LedgerAccount; points: bigint }

/** Moves points from one account to another. Nothing to move makes no legs. */
export function transfer(from: LedgerAccount, to: LedgerAccount, points: bigint): Posting[] {
  if (points === 0n) return []
  return [
    { account: from, points: -points },
    { account: to, points },
  ]
}

/** Points earned: owed at once, or pending first. */
export function awardPostings(points: bigint, pending: boolean): Posting[] {
  return transfer("program.issued", pending ? "member.pending" : "member.available", points)
}

/** Pending points become available. */
export function maturePostings(points: bigint): Posting[] {
  return transfer("member.pending", "member.available", points)
}

export function redeemPostings(points: bigint): Posting[] {
  return transfer("member.available", "program.redeemed", points)
}

/** Gives back what a redemption took. */
export function cancelRedemptionPostings(points: bigint): Posting[] {
  return transfer("program.redeemed", "member.available", points)
}

/** Points run out; those still pending may run out as well. */
export function expirePostings(availablePoints: bigint, pendingPoints = 0n): Posting[] {
  return [
    ...transfer("member.available", "program.expired", availablePoints),
    ...transfer("member.pending", "program.expired", pendingPoints),
  ]
}

/** Takes back an award after a return: of what is available and of what is still pending. */
export function reversePostings(availablePoints: bigint, pendingPoints = 0n): Posting[] {
  return [
    ...transfer("member.available", "program.reversed", availablePoints),
    ...transfer("member.pending", "program.reversed", pendingPoints),
  ]
}

/** Points given (positive) or taken (negative) by hand. */
export function adjustPostings(points: bigint): Posting[] {
  return transfer("program.adjusted", "member.available", points)
}

/** Points given to another member: those of giver and receiver together are zero. */
export function givePostings(points: bigint): Posting[] {
  return transfer("member.available", "program.transferred", points)
}

export function receivePostings(points: bigint): Posting[] {
  return transfer("program.transferred", "member.available", points)
}

/** The fee of a transfer (positive), or what is given back of it (negative). */
export function feePostings(points: bigint): Posting[] {
  return transfer("member.available", "program.fees", points)
}

/** What the legs change of a member's points: available, pending, and both. */
export function memberChange(postings: readonly Posting[]): { available: bigint; pending: bigint; total: bigint } {
  const available = sumOf(postings, "member.available")
  const pending = sumOf(postings, "member.pending")
  return { available, pending, total: available + pending }
}

/** Guards the first law of the ledger. Throws `internal`: legs that do not sum to zero are a fault of ours. */
export function assertBalanced(postings: readonly Posting[]): void {
  const sum = postings.reduce((total, { points }) => total + points, 0n)
  if (sum !== 0n) throw new DomainError("internal", { detail: `Postings sum to ${sum}, not to zero.` })
}

function sumOf(postings: readonly Posting[], account: LedgerAccount): bigint {
  return postings.reduce((total, posting) => (posting.account === account ? total + posting.points : total), 0n)
}
