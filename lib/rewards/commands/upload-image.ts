import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { imageMaxBytes, imageType } from "../domain/image-type"

/** Keeps a PNG, JPEG or WebP picture of at most 2 MB, judged by its first bytes. Throws `payload_too_large`, `invalid_input`. */
export async function uploadImage(
  ctx: Ctx,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ id: string; contentType: string }> {
  requirePermission(ctx, "rewards:write")
  if (bytes.byteLength > imageMaxBytes)
    throw new DomainError("payload_too_large", { detail: "The picture is larger than 2 MB." })
  const contentType = imageType(bytes)
  if (!contentType) {
    throw new DomainError("invalid_input", {
      fields: [{ path: "file", message: "Choose a PNG, JPEG or WebP picture." }],
    })
  }
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    await tx.db.image.create({ data: { merchantId: ctx.merchantId, id, contentType, bytes, createdAt: tx.now } })
    await recordAudit(tx, "image.upload", id, { contentType, bytes: bytes.byteLength })
    return { id, contentType }
  })
}
