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
  amountMinor: true,
  priceMinor: true,
  status: true,
  createdAt: true,
  cancelledAt: true,
  reward: { select: { name: true, kind: true } },
  vouchers: {
    select: { id: true, code: true, status: true, expiresAt: true, usedAt: true, amountMinor: true },
    orderBy: { id: "asc" },
  },
  member: { select: { program: { select: { moneyCurrency: true } } } },
} as const satisfies Prisma.RedemptionSelect

type RedemptionRow = Prisma.RedemptionGetPayload<{ select: typeof redemptionSelect }>

export interface VoucherView {
  code: string
  status: VoucherStanding
  expiresAt: string | null
  usedAt: string | null
  /** What it is worth, in minor units of the program's money; null: its reward names no amount. */
  amountMinor: number | null
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
  /** What all its vouchers together are worth; null: the reward names no amount. */
  amountMinor: number | null
  /** What is paid in money beside the points, for all units. */
  priceMinor: number
  moneyCurrency: string
  createdAt: string
  cancelledAt: string | null
  /** The first of its vouchers; absent where the reward gives none. */
  voucher?: VoucherView
  /** One for each unit. */
  vouchers: VoucherView[]
}

const toNumber = (amount: bigint | null) => (amount === null ? null : Number(amount))

/** A stored redemption as the API and the pages show it; vouchers past their day are told as expired. */
export function toRedemptionView(row: RedemptionRow, now: Date): RedemptionView {
  const vouchers = row.vouchers.map((voucher) => ({
    code: voucher.code,
    status: voucherStanding(voucher, now),
    expiresAt: voucher.expiresAt?.toISOString() ?? null,
    usedAt: voucher.usedAt?.toISOString() ?? null,
    amountMinor: toNumber(voucher.amountMinor),
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
    amountMinor: toNumber(row.amountMinor),
    priceMinor: Number(row.priceMinor),
    moneyCurrency: row.member.program.moneyCurrency,
    createdAt: row.createdAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    ...(vouchers[0] ? { voucher: vouchers[0] } : {}),
    vouchers,
  }
}
