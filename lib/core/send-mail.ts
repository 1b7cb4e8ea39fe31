import { createTransport } from "nodemailer"
import { merchantById } from "./auth/merchant-facts"
import { systemCtx } from "./ctx"
import { inGlobal, inTransaction } from "./db"
import { env } from "./env"

/** Sends one queued message over SMTP; a failure is thrown, so that the queue tries again. */
export async function sendMail(merchantId: string, mailId: string): Promise<void> {
  const url = env().SMTP_URL
  const merchant = await inGlobal((db) => merchantById(db, merchantId))
  if (!url || !merchant) return
  const ctx = systemCtx(merchant, "send-mail")
  const where = { merchantId_id: { merchantId, id: mailId } }
  const mail = await inTransaction(ctx, (tx) => tx.db.mail.findUnique({ where }))
  if (!mail || mail.status === "sent") return
  const transport = createTransport(url)
  try {
    await transport.sendMail({
      from: env().MAIL_FROM,
      to: mail.toAddress,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
    })
  } catch (error) {
    await inTransaction(ctx, (tx) =>
      tx.db.mail.update({ where, data: { status: "failed", error: error instanceof Error ? error.name : "unknown" } }),
    )
    throw error
  } finally {
    transport.close()
  }
  await inTransaction(ctx, (tx) =>
    tx.db.mail.update({ where, data: { status: "sent", sentAt: new Date(), error: null } }),
  )
}
