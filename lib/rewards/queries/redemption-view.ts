import type { Prisma } from "@/lib/core/generated/prisma/client"
import { type VoucherStanding, voucherStanding } from "../domain/voucher"

export const redemptionSelect = {
  id: true,
  memberId: true,
  programId: true,
  rewardId: true,
  entryId: true,
  quantity: true,
  points: true,
  status: true,
  createdAt: true,
  cancelledAt: true,
  reward: { select: { name: true, kind: true } },
  vouchers: { select: { id: true, code: true, status: true, expiresAt: true, usedAt: true }, orderBy: { id: "asc" } },
} as const satisfies Prisma.RedemptionSelect

type RedemptionRow = Prisma.RedemptionGetPayload<{ select: typeof redemptionSelect }>

export interface VoucherView {
  code: string
  status: VoucherStanding
  expiresAt: string | null
  usedAt: string | null
}

export interface RedemptionView {
  id: string
  status: string
  memberId: string
  programId: string
  reward: { id: string; name: string; kind: string }
  entryId: string
  quantity: number
  points: number
  createdAt: string
  cancelledAt: string | null
  /** The first of its vouchers; absent where the reward gives none. */
  voucher?: VoucherView
  /** One for each unit. */
  vouchers: VoucherView[]
}

/** A stored redemption as the API and the pages show it; vouchers past their day are told as expired. */
export function toRedemptionView(row: RedemptionRow, now: Date): RedemptionView {
  const vouchers = row.vouchers.map((voucher) => ({
    code: voucher.code,
    status: voucherStanding(voucher, now),
    expiresAt: voucher.expiresAt?.toISOString() ?? null,
    usedAt: voucher.usedAt?.toISOString() ?? null,
  }))
  return {
    id: row.id,
    status: row.status,
    memberId: row.memberId,
    programId: row.programId,
    reward: { id: row.rewardId, ...row.reward },
    entryId: row.entryId,
    quantity: Number(row.quantity),
    points: Number(row.points),
    createdAt: row.createdAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    ...(vouchers[0] ? { voucher: vouchers[0] } : {}),
    vouchers,
  }
}
