import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requireMember } from "../steps/require-member"
import { writeConsent } from "../steps/write-consent"

/** Keeps what the member allows: messages by e-mail or none. */
export async function updateOwnConsents(ctx: Ctx, input: { email: boolean }): Promise<{ email: boolean }> {
  const { memberId, customerId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    await writeConsent(tx, customerId, "email", input.email)
    await recordAudit(tx, "member.consent", memberId, { email: input.email })
    return { email: input.email }
  })
}
