import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { env } from "@/lib/core/env"
import { requirePermission } from "@/lib/core/permissions"

export interface MailRow {
  id: string
  toAddress: string
  subject: string
  status: string
  createdAt: Date
  sentAt: Date | null
}

/** Messages on their way out, the newest first; `hasServer`: a mail server is set. */
export async function listMail(
  ctx: Ctx,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ data: MailRow[]; nextCursor: string | null; hasServer: boolean }> {
  requirePermission(ctx, "messages:read")
  const rows = await inRead(ctx, (tx) =>
    tx.db.mail.findMany({
      where: { merchantId: ctx.merchantId, ...(cursor ? { id: { lt: cursor } } : {}) },
      select: { id: true, toAddress: true, subject: true, status: true, createdAt: true, sentAt: true },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  )
  const data = rows.slice(0, limit)
  const nextCursor = rows.length > limit ? (data.at(-1)?.id ?? null) : null
  return { data, nextCursor, hasServer: env().SMTP_URL !== undefined }
}
