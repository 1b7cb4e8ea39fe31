import type { MailPurpose } from "@/lib/core/mail"
import type { Permission } from "@/lib/core/permissions"

const needed: Record<MailPurpose, Permission | null> = {
  message: "messages:read",
  code: "members:write",
  staff: "staff:write",
  private: null,
}

/**
 * Whether somebody may read a message's text. What lets a person in (a code, a link into an account) is theirs alone once
 * there is a mail server to bring it to them; held back without one, those who may do as much may hand it on.
 */
export function mayReadText(
  permissions: ReadonlySet<Permission>,
  mail: { purpose: MailPurpose; status: string },
): boolean {
  const permission = needed[mail.purpose]
  if (permission === null || !permissions.has(permission)) return false
  return mail.purpose === "message" || mail.status === "held"
}
