import type { Prisma } from "@/lib/core/generated/prisma/client"

const party = { select: { id: true, cardNumber: true } } as const

export const transferSelect = {
  id: true,
  programId: true,
  currency: true,
  points: true,
  feePoints: true,
  reason: true,
  status: true,
  createdAt: true,
  cancelledAt: true,
  from: party,
  to: party,
} as const satisfies Prisma.TransferSelect

type TransferRow = Prisma.TransferGetPayload<{ select: typeof transferSelect }>

export interface TransferView {
  id: string
  programId: string
  from: { memberId: string; cardNumber: string }
  to: { memberId: string; cardNumber: string }
  currency: string
  /** What the receiver gets; the fee is on top. */
  points: bigint
  feePoints: bigint
  reason: string | null
  status: "done" | "cancelled"
  createdAt: string
  cancelledAt: string | null
}

/** A stored transfer as the API and the pages show it. */
export function transferView({ from, to, status, createdAt, cancelledAt, ...row }: TransferRow): TransferView {
  return {
    ...row,
    from: { memberId: from.id, cardNumber: from.cardNumber },
    to: { memberId: to.id, cardNumber: to.cardNumber },
    status: status === "cancelled" ? "cancelled" : "done",
    createdAt: createdAt.toISOString(),
    cancelledAt: cancelledAt?.toISOString() ?? null,
  }
}
