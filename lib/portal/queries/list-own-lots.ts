import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { OwnLot } from "../domain/tell-lots"
import { requireMember } from "../steps/require-member"

/** What the member's entries gave and what is left of it, by the ids of the entries. */
export async function listOwnLots(ctx: Ctx, entryIds: readonly string[]): Promise<Map<string, OwnLot[]>> {
  const { memberId } = requireMember(ctx)
  const { merchantId } = ctx
  const rows = await inRead(ctx, (tx) =>
    tx.db.lot.findMany({
      where: { merchantId, entryId: { in: [...entryIds] }, entry: { memberId } },
      orderBy: { id: "asc" },
      select: { entryId: true, points: true, remaining: true, availableAt: true, expiresAt: true },
    }),
  )
  const lots = new Map<string, OwnLot[]>()
  for (const { entryId, ...lot } of rows) lots.set(entryId, [...(lots.get(entryId) ?? []), lot])
  return lots
}
