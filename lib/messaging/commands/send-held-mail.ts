import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { env } from "@/lib/core/env"
import { DomainError } from "@/lib/core/errors"
import { enqueueTask } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"

/**
 * Sends a message that was held because no mail server was set, or whose sending failed.
 * Throws `not_found`, `mail_server_missing`, `conflict` when it is on its way or sent.
 */
export async function sendHeldMail(ctx: Ctx, input: { mailId: string }): Promise<{ id: string; status: string }> {
  requirePermission(ctx, "merchants:write")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId: tx.merchantId, id: input.mailId }
    const known = await tx.db.mail.findUnique({ where: { merchantId_id: key }, select: { id: true } })
    if (!known) throw new DomainError("not_found")
    if (!env().SMTP_URL) throw new DomainError("mail_server_missing")
    const changed = await tx.db.mail.updateMany({
      where: { ...key, status: { in: ["held", "failed"] } },
      data: { status: "queued", error: null },
    })
    if (changed.count === 0) throw new DomainError("conflict", { detail: "This message is on its way or was sent." })
    await enqueueTask(tx, "send-mail", { merchantId: tx.merchantId, mailId: key.id })
    await recordAudit(tx, "mail.send", key.id)
    return { id: key.id, status: "queued" }
  })
}
