import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { spendablePoints } from "@/lib/ledger/domain/spendable"
import { type MemberView, memberViews, type WalletView } from "@/lib/programs/steps/member-views"
import { requireMember } from "../steps/require-member"

export interface OwnStanding extends Omit<MemberView, "wallets"> {
  /** The wallet in the program's own currency. */
  wallet: Omit<WalletView, "currency">
  /** What can be redeemed with: the own points, or what the household has together. */
  spendablePoints: bigint
}

const empty = { availablePoints: 0n, pendingPoints: 0n, expiringPoints: 0n, expiringAt: null }

/** Where the member who asks stands at this moment: points by their lots, the tier and the way to the next. */
export async function getOwnStanding(ctx: Ctx, currency: string): Promise<OwnStanding> {
  const { memberId } = requireMember(ctx)
  const [view] = await inRead(ctx, (tx) => memberViews(tx, [memberId]))
  if (!view) throw new DomainError("not_found")
  const { wallets, ...member } = view
  const wallet = wallets.find((one) => one.currency === currency) ?? empty
  return { ...member, wallet, spendablePoints: spendablePoints(wallet.availablePoints, member.household, currency) }
}
