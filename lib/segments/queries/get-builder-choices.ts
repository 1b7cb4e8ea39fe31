import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

/** What a condition can name at this merchant. */
export interface BuilderChoices {
  attributeKeys: string[]
  tierNames: string[]
  segments: { id: string; name: string }[]
}

const mostKeys = 50

/** Attributes, tiers and segments that conditions may name, in alphabetical order. */
export async function getBuilderChoices(ctx: Ctx): Promise<BuilderChoices> {
  requirePermission(ctx, "segments:read")
  const { merchantId } = ctx
  return inRead(ctx, async (tx) => {
    const keys = await tx.db.$queryRaw<{ key: string }[]>`
      SELECT DISTINCT "key" FROM "customer_attribute" WHERE "merchantId" = ${merchantId}::uuid ORDER BY 1 LIMIT ${mostKeys}`
    const tiers = await tx.db.tier.findMany({
      where: { merchantId },
      distinct: ["name"],
      select: { name: true },
      orderBy: { name: "asc" },
    })
    const segments = await tx.db.segment.findMany({
      where: { merchantId },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    })
    return { attributeKeys: keys.map(({ key }) => key), tierNames: tiers.map(({ name }) => name), segments }
  })
}
