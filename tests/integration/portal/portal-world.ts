import { type Ctx, memberCtx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { sha256 } from "@/lib/core/id"
import { confirmMemberCode } from "@/lib/portal/commands/confirm-member-code"
import { requestMemberCode } from "@/lib/portal/commands/request-member-code"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { asPublic } from "@/tests/support/world"

let count = 0

/** Another device in another place, so that tests do not use up one another's attempts. */
export function device() {
  count += 1
  return { origin: `10.0.0.${count}`, userAgent: "Mozilla/5.0 (Linux) Firefox/140.0" }
}

/** A published program, by its id and slug. */
export async function openProgram(ctx: Ctx, slug: string): Promise<{ id: string; slug: string }> {
  const currency = { code: "PTS", name: "point", plural: "points", value: { points: 100, amountMinor: 100 } }
  const { id } = await createProgram(ctx, { name: "Club", slug, currency, moneyCurrency: "USD", joinPolicy: "optIn" })
  const effect = { kind: "perAmount", points: 1, perMinor: 100 } as const
  await addEarningRule(ctx, { programId: id, rule: { name: "Every dollar", trigger: "purchase", effect } })
  await publishProgram(ctx, { programId: id })
  return { id, slug }
}

/** The last mail to an address. */
export async function lastMail(ctx: Ctx, to: string) {
  return inRead(ctx, (tx) =>
    tx.db.mail.findFirst({ where: { merchantId: ctx.merchantId, toAddress: to }, orderBy: { id: "desc" } }),
  )
}

/** The code in the last mail to an address. */
export async function mailedCode(ctx: Ctx, to: string): Promise<string> {
  const digits = /(\d{3}) (\d{3})/.exec((await lastMail(ctx, to))?.text ?? "")
  if (!digits) throw new Error(`There is no code in the mail to ${to}.`)
  return `${digits[1]}${digits[2]}`
}

/** Joins through the portal and answers the member's Ctx, as the cookie would give it. */
export async function joinAs(ctx: Ctx, program: string, email: string, firstName = "Ada"): Promise<Ctx> {
  const { origin, userAgent } = device()
  const { codeId } = await requestMemberCode(asPublic(ctx), { program, email, join: true, origin })
  const join = { firstName, emailConsent: false }
  const code = await mailedCode(ctx, email)
  const { token } = await confirmMemberCode(asPublic(ctx), { program, email, codeId, code, join, origin, userAgent })
  return ctxOfToken(ctx, token)
}

export async function sessionOfToken(ctx: Ctx, token: string) {
  return inRead(ctx, (tx) =>
    tx.db.portalSession.findUniqueOrThrow({
      where: { merchantId_tokenHash: { merchantId: ctx.merchantId, tokenHash: sha256(token) } },
      include: { member: true },
    }),
  )
}

export async function ctxOfToken(ctx: Ctx, token: string): Promise<Ctx> {
  const { id, member } = await sessionOfToken(ctx, token)
  const { customerId, programId } = member
  return memberCtx(ctx.merchant, { kind: "member", memberId: member.id, customerId, programId, sessionId: id }, ctx.now)
}

export function memberIdOf(ctx: Ctx): string {
  if (ctx.actor.kind !== "member") throw new Error("This is not a member's Ctx.")
  return ctx.actor.memberId
}

/** Moves the expiry of an address's codes into the past. */
export async function expireCodes(ctx: Ctx, emailKey: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.db.memberCode.updateMany({
      where: { merchantId: ctx.merchantId, emailKey },
      data: { expiresAt: new Date(tx.now.getTime() - 1) },
    }),
  )
}
