import { appUrl } from "@/lib/core/app-url"
import type { Tx } from "@/lib/core/ctx"
import { sha256 } from "@/lib/core/id"
import { queueMail } from "@/lib/core/mail"
import type { Role } from "@/lib/core/permissions"
import { roleWords } from "@/lib/merchants/domain/role-words"
import { joinToken } from "@/lib/merchants/domain/token"

export const invitationDays = 7

/** What is stored of an invitation's secret, and until when it holds. */
export function invitationTerms(secret: string, now: Date): { tokenHash: string; expiresAt: Date } {
  return { tokenHash: sha256(secret), expiresAt: new Date(now.getTime() + invitationDays * 86_400_000) }
}

/** Sends the link that accepts an invitation. */
export async function mailInvitation(tx: Tx, to: string, role: Role, secret: string): Promise<void> {
  const { name, slug } = tx.merchant
  await queueMail(tx, {
    purpose: "staff",
    to,
    subject: `Work with ${name} on Regulars`,
    paragraphs: [
      `${name} invites you to its customer loyalty program on Regulars as ${roleWords[role].name.toLowerCase()}.`,
      `The link works once, for ${invitationDays} days. If you do not expect this, do nothing.`,
    ],
    link: { label: "Accept the invitation", url: appUrl(`/invitation/${joinToken(slug, secret)}`) },
  })
}
