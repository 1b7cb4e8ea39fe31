import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type SetupProgress, setupProgress } from "@/lib/merchants/domain/setup-progress"

/** How far the merchant has come from empty to live, read from its data. */
export async function getSetupProgress(ctx: Ctx): Promise<SetupProgress> {
  requirePermission(ctx, "merchants:read")
  const where = { merchantId: ctx.merchantId }
  return inRead(ctx, async ({ db }) => {
    const purchase = await db.purchase.findFirst({ where, select: { id: true } })
    const program = await db.program.findFirst({
      where: { ...where, earningRules: { some: {} } },
      select: { name: true, slug: true, status: true },
      orderBy: [{ status: "desc" }, { id: "asc" }],
    })
    const session = await db.portalSession.findFirst({ where, select: { id: true } })
    return setupProgress({
      purchases: purchase !== null,
      program: program && { name: program.name, slug: program.slug, published: program.status === "published" },
      memberSignedIn: session !== null,
    })
  })
}
