import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { ImportMapping } from "../domain/import/import-mapping"
import type { SavedMapping } from "../domain/import/saved-mapping"
import { previewImport } from "../queries/preview-import"

/** Keeps how an uploaded file is read under a name, for files like it; one of the same name is replaced. Throws `not_found`. */
export async function saveMapping(
  ctx: Ctx,
  input: { importId: string; name: string; mapping: ImportMapping },
): Promise<SavedMapping> {
  requirePermission(ctx, "imports:write")
  const { name, mapping } = input
  const { encoding, delimiter, hasHeader } = mapping
  const { headings } = await previewImport(ctx, {
    importId: input.importId,
    format: { encoding, delimiter, hasHeader },
  })
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId: ctx.merchantId, name }
    const kept = { headings, mapping: mapping as unknown as Prisma.InputJsonObject, updatedAt: tx.now }
    const { id } = await tx.db.savedMapping.upsert({
      where: { merchantId_name: key },
      create: { ...key, id: newId(), createdAt: tx.now, ...kept },
      update: kept,
    })
    await recordAudit(tx, "savedMapping.save", id, { columns: Object.keys(mapping.columns).length })
    return { id, name, headings, mapping }
  })
}
