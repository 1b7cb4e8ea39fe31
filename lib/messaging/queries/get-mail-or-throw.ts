import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { env } from "@/lib/core/env"
import { DomainError } from "@/lib/core/errors"
import type { MailPurpose } from "@/lib/core/mail"
import { requirePermission } from "@/lib/core/permissions"
import { mayReadText } from "@/lib/messaging/domain/may-read-text"

/** One message; its text is null for whom it is not meant. Throws `not_found`. */
export async function getMailOrThrow(ctx: Ctx, mailId: string) {
  requirePermission(ctx, "messages:read")
  const where = { merchantId_id: { merchantId: ctx.merchantId, id: mailId } }
  const mail = await inRead(ctx, (tx) => tx.db.mail.findUnique({ where }))
  if (!mail) throw new DomainError("not_found")
  const { id, toAddress, subject, status, createdAt, sentAt } = mail
  const readable = mayReadText(ctx.permissions, { purpose: mail.purpose as MailPurpose, status })
  const hasServer = env().SMTP_URL !== undefined
  return { id, toAddress, subject, status, createdAt, sentAt, text: readable ? mail.text : null, hasServer }
}
