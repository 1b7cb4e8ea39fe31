import { recordAudit } from "@/lib/core/audit"
import { type Ctx, requireOwnMember, type Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId, newReadableCode } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { lockPurse } from "@/lib/ledger/steps/lock-purse"
import { spendPoints } from "@/lib/ledger/steps/spend-points"
import { requireFitting } from "../domain/by-points"
import { planRedemption, requireAvailable, voucherExpiry } from "../domain/redemption"
import { hasVoucher, isRewardKind } from "../domain/reward"
import { type RedemptionView, redemptionSelect, toRedemptionView } from "../queries/redemption-view"
import type { RedeemRewardInput } from "../schema"
import { changeStock, type LockedReward, lockReward, readReward } from "../steps/lock-reward"

/** Refuses before any lock what can be refused without one. */
async function requireRedeemable(tx: Tx, input: RedeemRewardInput): Promise<void> {
  const member = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: input.memberId } },
    select: { programId: true, status: true, program: { select: { status: true } } },
  })
  const reward = await readReward(tx, input.rewardId)
  if (member?.programId !== reward.programId) {
    throw new DomainError("not_found", { detail: "There is no such reward in this member's program." })
  }
  if (member.program.status !== "published") throw new DomainError("program_not_published")
  if (member.status !== "active") {
    throw new DomainError("reward_not_available", { detail: "This member has left the program." })
  }
  requireFitting(reward, input)
  requireAvailable(reward, input.quantity ?? 1, tx.now)
}

interface Issue {
  redemptionId: string
  quantity: number
  /** What each is worth. */
  amountMinor: bigint | null
}

async function issueVouchers(tx: Tx, reward: LockedReward, { quantity, ...voucher }: Issue): Promise<void> {
  if (isRewardKind(reward.kind) && !hasVoucher(reward.kind)) return
  const expiresAt = voucherExpiry(tx.now, reward.voucherDays, tx.merchant.timeZone)
  const vouchers = Array.from({ length: quantity }, () => ({
    id: newId(),
    ...voucher,
    code: newReadableCode(),
    status: "issued",
    expiresAt,
  }))
  await insertRows(tx, "Voucher", vouchers)
}

/**
 * Spends a member's points on a reward and gives out its voucher codes, one for each unit; a reward by points gives one, worth
 * what was chosen. The wallet is locked before the reward. Throws `not_found`, `invalid_input` naming `points`, `program_not_published`, `reward_not_available`, `out_of_stock`, `insufficient_points`.
 */
export async function redeemReward(ctx: Ctx, input: RedeemRewardInput): Promise<RedemptionView> {
  requirePermission(ctx, "rewards:redeem")
  requireOwnMember(ctx, input.memberId)
  const quantity = input.quantity ?? 1
  return inTransaction(ctx, async (tx) => {
    await requireRedeemable(tx, input)
    const purse = await lockPurse(tx, input.memberId)
    const reward = await lockReward(tx, input.rewardId)
    const { points, amountMinor } = planRedemption(reward, input, purse.availablePoints, tx.now)
    const redemptionId = newId()
    const { entryId, shares } = await spendPoints(tx, purse, { points, redemptionId, reason: reward.name })
    await changeStock(tx, reward, -BigInt(quantity))
    const { programId, memberId } = purse
    await tx.db.redemption.create({
      data: {
        merchantId: ctx.merchantId,
        id: redemptionId,
        rewardId: reward.id,
        memberId,
        programId,
        entryId,
        quantity: BigInt(quantity),
        points,
        amountMinor: amountMinor && amountMinor * BigInt(quantity),
        priceMinor: reward.priceMinor * BigInt(quantity),
        createdAt: tx.now,
      },
      select: { id: true },
    })
    await issueVouchers(tx, reward, { redemptionId, quantity, amountMinor })
    await recordAudit(tx, "reward.redeem", redemptionId, { rewardId: reward.id, memberId, entryId, quantity, points })
    await emit(tx, "reward.redeemed", { redemptionId, entryIds: shares.map((share) => share.entryId) })
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: redemptionId } }
    const row = await tx.db.redemption.findUniqueOrThrow({ where: key, select: redemptionSelect })
    return toRedemptionView(row, tx.now)
  })
}
