import { recordAudit } from "@/lib/core/audit"
import { portalSessionDays } from "@/lib/core/auth/portal-lifetime"
import { throttle } from "@/lib/core/auth/throttle"
import { type Ctx, systemCtx, type Tx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId, newSecret, sha256 } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { EnrollMemberInput } from "@/lib/members/schema"
import { identifierKey } from "@/lib/members/steps/customer-identity"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { codeIsOpen } from "../domain/member-code"
import { findMemberByEmail } from "../steps/find-member-by-email"
import { findPublishedProgram } from "../steps/find-published-program"
import { hashMemberCode, sameHash } from "../steps/hash-member-code"
import { writeConsent } from "../steps/write-consent"

export interface ConfirmMemberCodeInput {
  program: string
  codeId: string
  email: string
  code: string
  /** What a newcomer told before the address was proven. */
  join?: { firstName: string; emailConsent: boolean; referralCode?: string | undefined } | undefined
  origin: string
  /** As where the code was asked for. */
  device?: string | undefined
  userAgent: string
  /** The token that the device carried until now: it is worth nothing afterwards. */
  previousToken?: string | null
}

export interface PortalSignIn {
  token: string
  memberId: string
}

/**
 * Signs a member in with the code that was mailed. Who joins becomes a member only now, the known customer of that
 * address or a new one. Throws `wrong_code` for a code that is wrong, used, too old or tried too often, `too_many_requests`, `not_found`.
 */
export async function confirmMemberCode(ctx: Ctx, input: ConfirmMemberCodeInput): Promise<PortalSignIn> {
  requirePermission(ctx, "portal:use")
  const emailKey = identifierKey("email", input.email)
  await throttle("public-form", `portal ${input.origin}`)
  await throttle("code-check", input.device ?? `${ctx.merchantId} ${emailKey}`)
  const programId = await takeCode(ctx, input, emailKey)
  const known = await inRead(ctx, (tx) => findMemberByEmail(tx, programId, emailKey))
  if (!known && !input.join) throw new DomainError("wrong_code")
  if (!known) await enroll(ctx, programId, input)
  return inTransaction(ctx, async (tx) => {
    const member = await findMemberByEmail(tx, programId, emailKey)
    if (!member || (member.status !== "active" && !input.join)) throw new DomainError("wrong_code")
    if (member.status !== "active") await takeBack(tx, member.id)
    if (input.join?.emailConsent) await writeConsent(tx, member.customerId, "email", true)
    return openSession(tx, member.id, input)
  })
}

/** Uses the code up, or counts a failure: in a transaction of its own, so that the count stays. Answers the program's id. */
async function takeCode(ctx: Ctx, input: ConfirmMemberCodeInput, emailKey: string): Promise<string> {
  const { programId, right } = await inTransaction(ctx, async (tx) => {
    const program = await findPublishedProgram(tx, input.program)
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: input.codeId } }
    await tx.db.$queryRaw`
      SELECT 1 FROM "member_code" WHERE "merchantId" = ${ctx.merchantId}::uuid AND "id" = ${input.codeId}::uuid FOR UPDATE`
    const stored = await tx.db.memberCode.findUnique({ where: key })
    if (!stored || !codeIsOpen(stored, program.id, emailKey, tx.now)) return { programId: program.id, right: false }
    const right = sameHash(stored.codeHash, hashMemberCode(input.codeId, input.code))
    await tx.db.memberCode.update({
      where: key,
      data: right ? { usedAt: tx.now } : { attempts: { increment: 1 } },
    })
    return { programId: program.id, right }
  })
  if (!right) throw new DomainError("wrong_code")
  return programId
}

async function enroll(ctx: Ctx, programId: string, { email, join }: ConfirmMemberCodeInput): Promise<void> {
  const customer = { email, ...(join ? { firstName: join.firstName } : {}) }
  const system = systemCtx(ctx.merchant, "portal", ctx.now)
  const invitations = join?.referralCode ? [{ referralCode: join.referralCode }, {}] : [{}]
  for (const invitation of invitations) {
    const joined = await enrollOnce(system, { customer, programId, ...invitation })
    if (joined) return
  }
}

/** False where the invitation does not count, which keeps nobody from joining. */
async function enrollOnce(ctx: Ctx, input: EnrollMemberInput): Promise<boolean> {
  try {
    await enrollMember(ctx, input)
    return true
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === "referral_code_unknown" || error.code === "self_referral") return false
    // Another device of the same person was faster: then this one signs in.
    if (error.code === "already_member") return true
    throw error
  }
}

/** Who left and joins again has their points and history back. */
async function takeBack(tx: Tx, memberId: string): Promise<void> {
  await tx.db.member.update({
    where: { merchantId_id: { merchantId: tx.merchantId, id: memberId } },
    data: { status: "active" },
  })
  await recordAudit(tx, "member.rejoin", memberId)
}

async function openSession(tx: Tx, memberId: string, input: ConfirmMemberCodeInput): Promise<PortalSignIn> {
  const token = newSecret(43)
  if (input.previousToken) {
    await tx.db.portalSession.updateMany({
      where: { merchantId: tx.merchantId, tokenHash: sha256(input.previousToken), revokedAt: null },
      data: { revokedAt: tx.now },
    })
  }
  const id = newId()
  await tx.db.portalSession.create({
    data: {
      merchantId: tx.merchantId,
      id,
      memberId,
      tokenHash: sha256(token),
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + portalSessionDays * 86_400_000),
      userAgent: input.userAgent.slice(0, 300),
    },
  })
  await recordAudit(tx, "member.signIn", memberId, { sessionId: id })
  return { token, memberId }
}
