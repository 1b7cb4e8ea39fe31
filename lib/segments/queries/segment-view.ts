import type { Condition } from "@/lib/conditions/domain/condition"
import type { Prisma } from "@/lib/core/generated/prisma/client"

export const segmentSelect = {
  id: true,
  name: true,
  description: true,
  condition: true,
  size: true,
  countedAt: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.SegmentSelect

type SegmentRow = Prisma.SegmentGetPayload<{ select: typeof segmentSelect }>

export interface SegmentView {
  id: string
  name: string
  description: string
  condition: Condition
  /** Customers when it was counted last. */
  size: number
  countedAt: string | null
  createdAt: string
  updatedAt: string
}

/** A stored segment as the API and the pages show it. */
export function toSegmentView(row: SegmentRow): SegmentView {
  return {
    ...row,
    condition: row.condition as unknown as Condition,
    size: Number(row.size),
    countedAt: row.countedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
