import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"

/** A picture's type and bytes, or null. Pictures are public: they stand in catalogues that anybody may open. */
export async function getImage(
  ctx: Ctx,
  imageId: string,
): Promise<{ contentType: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return inRead(ctx, (tx) =>
    tx.db.image.findUnique({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: imageId } },
      select: { contentType: true, bytes: true },
    }),
  )
}
