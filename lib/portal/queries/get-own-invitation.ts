import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { ensureReferralCode } from "@/lib/programs/steps/referral-codes"
import { requireMember } from "../steps/require-member"

export interface OwnInvitation {
  code: string
  /** How many joined by it, and how many of them have bought since. */
  joined: number
  bought: number
}

/** The code by which the member who asks invites others, made the first time, and what came of it. */
export async function getOwnInvitation(ctx: Ctx): Promise<OwnInvitation> {
  const { memberId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    const where = { merchantId: ctx.merchantId, referrerMemberId: memberId }
    const code = await ensureReferralCode(tx, memberId)
    const joined = await tx.db.referral.count({ where })
    const bought = await tx.db.referral.count({ where: { ...where, convertedAt: { not: null } } })
    return { code, joined, bought }
  })
}
