import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { OwnLot } from "../domain/tell-lots"
import { requireMember } from "../steps/require-member"

const looked = 500

/** What the member earned in a currency and cannot use yet, the next first; what waits to be confirmed stands last. */
export async function listOwnComing(ctx: Ctx, currency: string): Promise<OwnLot[]> {
  const { memberId } = requireMember(ctx)
  const { merchantId, now } = ctx
  return inRead(ctx, async (tx) => {
    const { accountId } = await tx.db.member.findUniqueOrThrow({
      where: { merchantId_id: { merchantId, id: memberId } },
      select: { accountId: true },
    })
    return tx.db.lot.findMany({
      where: {
        merchantId,
        wallet: { accountId, currency },
        remaining: { gt: 0n },
        AND: [
          { OR: [{ availableAt: null }, { availableAt: { gt: now } }] },
          { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        ],
      },
      orderBy: [{ availableAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      take: looked,
      select: { points: true, remaining: true, availableAt: true, expiresAt: true },
    })
  })
}
