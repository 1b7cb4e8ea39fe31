import type { JudgeContext, Timeline } from "@/lib/purchases/steps/judge-member"

/** Something recorded that moved a member's points beside purchases, returns and activities. */
export type WalletDeed =
  | { kind: "spent"; id: string; at: Date; points: bigint; as: "redeemed" | "adjusted" }
  | { kind: "restored"; id: string; at: Date }
  | { kind: "given"; id: string; at: Date; points: bigint; availableAt: Date | null; expiresAt: Date | null }
  | { kind: "activated" | "cancelled"; activity: string; at: Date }

/** What a tier gives on entry. */
export interface GivenGift {
  tierId: string
  at: Date
  points: number | bigint
}

/** A member with all that one program judges them by. */
export interface MemberToPlay {
  customerId: string
  /** Null: would be a member only under the program tried. */
  memberId: string | null
  joinedAt: Date
  timeline: Timeline
  context: JudgeContext
  /** As of when the wallet is looked at for a return, by the return's key; absent: when it occurred. */
  returnedAsOf?: ReadonlyMap<string, Date>
  /** Of tiers, for joining by itself; those for what was bought are judged. */
  joiningGifts?: readonly GivenGift[]
  /** In order of time; absent: who redeems is assumed. */
  deeds?: readonly WalletDeed[]
  /** The merchant's segments that hold the customer, by place. */
  segments: readonly number[]
}
