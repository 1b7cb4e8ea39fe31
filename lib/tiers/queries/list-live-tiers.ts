import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { Tier } from "../domain/tier"

/** The tiers of a program that hold now, lowest first: what a member can be given. */
export async function listLiveTiers(
  ctx: Ctx,
  { programId }: { programId: string },
): Promise<{ id: string; name: string; rank: number }[]> {
  requirePermission(ctx, "programs:read")
  const version = await inRead(ctx, (tx) =>
    tx.db.programVersion.findFirst({
      where: {
        merchantId: ctx.merchantId,
        programId,
        OR: [{ effectiveFrom: null }, { effectiveFrom: { lte: ctx.now } }],
      },
      orderBy: { number: "desc" },
      select: { definition: true },
    }),
  )
  const { tiers } = (version?.definition ?? { tiers: [] }) as unknown as { tiers: Tier[] }
  return tiers.map(({ id, name, rank }) => ({ id, name, rank })).sort((a, b) => a.rank - b.rank)
}
