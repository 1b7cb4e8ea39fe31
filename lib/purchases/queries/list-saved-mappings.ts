import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { importMappingSchema } from "../domain/import/import-mapping"
import type { SavedMapping } from "../domain/import/saved-mapping"

const most = 200

/** The mappings that are kept under a name, by name. */
export async function listSavedMappings(ctx: Ctx): Promise<SavedMapping[]> {
  requirePermission(ctx, "imports:write")
  const rows = await inRead(ctx, (tx) =>
    tx.db.savedMapping.findMany({ where: { merchantId: ctx.merchantId }, orderBy: { name: "asc" }, take: most }),
  )
  return rows.flatMap(({ id, name, headings, mapping }) => {
    const parsed = importMappingSchema.safeParse(mapping)
    return parsed.success ? [{ id, name, headings, mapping: parsed.data }] : []
  })
}
