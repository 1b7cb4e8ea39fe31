import type { Tx } from "./ctx"
import { env } from "./env"
import { newId } from "./id"
import { insertRows } from "./insert-rows"

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

function mailRow(tx: Tx, input: MailInput) {
  const lines = input.link ? [...input.paragraphs, `${input.link.label}: ${input.link.url}`] : input.paragraphs
  return {
    id: newId(),
    purpose: input.purpose ?? "message",
    toAddress: input.to,
    subject: input.subject,
    text: lines.join("\n\n"),
    html: html(input, tx.merchant.accent),
    status: env().SMTP_URL === undefined ? "held" : "queued",
    createdAt: tx.now,
  }
}

/** Puts a message in the outbox in this transaction. Without an SMTP server it is held there for staff to read. */
export async function queueMail(tx: Tx, input: MailInput): Promise<void> {
  await queueMails(tx, [input])
}

/** The same for many messages, in a few statements. */
export async function queueMails(tx: Tx, inputs: readonly MailInput[]): Promise<void> {
  const rows = inputs.map((input) => mailRow(tx, input))
  await insertRows(tx, "Mail", rows)
  const waiting = rows.filter((row) => row.status === "queued").map((row) => row.id)
  if (waiting.length === 0) return
  await tx.db.$executeRaw`
    SELECT enqueue_job('send-mail', json_build_object('merchantId', ${tx.merchantId}::text, 'mailId', id), NULL)
    FROM unnest(${waiting}::text[]) AS id`
}
