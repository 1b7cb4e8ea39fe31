import type { Tx } from "./ctx"
import { env } from "./env"
import { newId } from "./id"
import { enqueueTask } from "./jobs"

/**
 * Who may read the text in the outbox of an installation without a mail server: `message` whoever reads messages, `code`
 * (a member's one-time code) who may change members too, `staff` (a link into an account) owners, `private` nobody.
 */
export type MailPurpose = "message" | "code" | "staff" | "private"

export interface MailInput {
  /** Default: `message`. */
  purpose?: MailPurpose
  to: string
  subject: string
  /** Paragraphs of plain text; the HTML part is made of the same. */
  paragraphs: string[]
  /** One address to go to, as a button in HTML. */
  link?: { label: string; url: string }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function html(input: MailInput, accent: string): string {
  const paragraphs = input.paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`).join("")
  const button = input.link
    ? `<p style="margin:24px 0"><a href="${escapeHtml(input.link.url)}" style="background:${accent};color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(input.link.label)}</a></p>`
    : ""
  return `<!doctype html><body style="font:16px/1.5 system-ui,sans-serif;color:#1C1917;max-width:560px;margin:0 auto;padding:32px 16px">${paragraphs}${button}</body>`
}

/** Puts a message in the outbox in this transaction. Without an SMTP server it is held there for staff to read. */
export async function queueMail(tx: Tx, input: MailInput): Promise<void> {
  const id = newId()
  const lines = input.link ? [...input.paragraphs, `${input.link.label}: ${input.link.url}`] : input.paragraphs
  const held = env().SMTP_URL === undefined
  await tx.db.mail.create({
    data: {
      merchantId: tx.merchantId,
      id,
      purpose: input.purpose ?? "message",
      toAddress: input.to,
      subject: input.subject,
      text: lines.join("\n\n"),
      html: html(input, tx.merchant.accent),
      status: held ? "held" : "queued",
      createdAt: tx.now,
    },
  })
  if (!held) await enqueueTask(tx, "send-mail", { merchantId: tx.merchantId, mailId: id })
}
