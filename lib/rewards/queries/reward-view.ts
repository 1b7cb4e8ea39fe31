import type { Prisma } from "@/lib/core/generated/prisma/client"
import { leastPointsOf } from "../domain/by-points"
import { isRewardKind, type RewardKind } from "../domain/reward"

export const rewardSelect = {
  id: true,
  programId: true,
  name: true,
  description: true,
  terms: true,
  kind: true,
  costPoints: true,
  priceMinor: true,
  stock: true,
  unitCostMinor: true,
  voucherDays: true,
  imageId: true,
  startsAt: true,
  endsAt: true,
  archivedAt: true,
  detail: true,
  createdAt: true,
} as const satisfies Prisma.RewardSelect

type RewardRow = Prisma.RewardGetPayload<{ select: typeof rewardSelect }>

export interface RewardView {
  id: string
  programId: string
  name: string
  description: string
  terms: string
  kind: RewardKind
  /** Of a reward by points: what gives `detail.amountMinor`. */
  costPoints: number
  /** The fewest points that it can be had for. */
  leastPoints: number
  /** What is paid in money beside the points. */
  priceMinor: number
  /** Null: unlimited. */
  stock: number | null
  unitCostMinor: number | null
  voucherDays: number
  imageId: string | null
  startsAt: string | null
  endsAt: string | null
  archivedAt: string | null
  detail: Record<string, unknown>
  createdAt: string
}

/** A stored reward as the API and the pages show it. */
export function toRewardView(row: RewardRow): RewardView {
  return {
    ...row,
    kind: isRewardKind(row.kind) ? row.kind : "custom",
    costPoints: Number(row.costPoints),
    leastPoints: leastPointsOf(row),
    priceMinor: Number(row.priceMinor),
    stock: row.stock === null ? null : Number(row.stock),
    unitCostMinor: row.unitCostMinor === null ? null : Number(row.unitCostMinor),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    detail: row.detail as Record<string, unknown>,
    createdAt: row.createdAt.toISOString(),
  }
}
