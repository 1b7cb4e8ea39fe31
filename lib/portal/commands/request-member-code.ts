import { randomInt } from "node:crypto"
import { appUrl } from "@/lib/core/app-url"
import { recordAudit } from "@/lib/core/audit"
import { throttle } from "@/lib/core/auth/throttle"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import type { Program } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { queueMail } from "@/lib/core/mail"
import { requirePermission } from "@/lib/core/permissions"
import { identifierKey } from "@/lib/members/steps/customer-identity"
import { codeMinutes, spacedCode } from "../domain/member-code"
import { findMemberByEmail } from "../steps/find-member-by-email"
import { findPublishedProgram } from "../steps/find-published-program"
import { hashMemberCode } from "../steps/hash-member-code"

export interface RequestMemberCodeInput {
  program: string
  email: string
  /** Whoever joins gets a code in any case; to sign in, only a member does. */
  join: boolean
  /** Where the request came from. */
  origin: string
  /** The device, if it signed in with this address before: its requests are counted apart from strangers'. */
  device?: string | undefined
}

/**
 * Mails a one-time code. The answer is the same whether the address is known or not: an id, to be sent back with the code.
 * A stranger who wants to sign in is told in the mail how to join. Throws `not_found`, `too_many_requests`.
 */
export async function requestMemberCode(ctx: Ctx, input: RequestMemberCodeInput): Promise<{ codeId: string }> {
  requirePermission(ctx, "portal:use")
  const emailKey = identifierKey("email", input.email)
  await throttle("public-form", `portal ${input.origin}`)
  await throttle("code-request", input.device ?? `${ctx.merchantId} ${emailKey}`)
  const codeId = newId()
  return inTransaction(ctx, async (tx) => {
    const program = await findPublishedProgram(tx, input.program)
    const member = await findMemberByEmail(tx, program.id, emailKey)
    if (input.join || member?.status === "active") await mailCode(tx, program, codeId, input.email, emailKey)
    else await mailInvitation(tx, program, input.email)
    await recordAudit(tx, "member.requestCode", program.id)
    return { codeId }
  })
}

async function mailCode(tx: Tx, program: Program, codeId: string, email: string, emailKey: string): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, "0")
  await tx.db.memberCode.create({
    data: {
      merchantId: tx.merchantId,
      id: codeId,
      programId: program.id,
      emailKey,
      codeHash: hashMemberCode(codeId, code),
      expiresAt: new Date(tx.now.getTime() + codeMinutes * 60_000),
      createdAt: tx.now,
    },
  })
  await queueMail(tx, {
    purpose: "code",
    to: email,
    subject: `${spacedCode(code)} is your code for ${program.name}`,
    paragraphs: [
      `Your code is ${spacedCode(code)}. Type it into the page where you asked for it. It holds for ${codeMinutes} minutes.`,
      "Nobody from us will ever ask you for it. If you did not ask for a code, you need do nothing.",
    ],
  })
}

async function mailInvitation(tx: Tx, program: Program, email: string): Promise<void> {
  await queueMail(tx, {
    to: email,
    subject: `You are not a member of ${program.name} yet`,
    paragraphs: [
      `Somebody, probably you, wanted to sign in to ${program.name} with this address. It does not belong to a member.`,
      "If you joined with another address, use that one. Or join now, it takes a minute. If this was not you, you need do nothing.",
    ],
    link: { label: "Join", url: appUrl(`/p/${tx.merchant.slug}/${program.slug}/join`) },
  })
}
