import { hashPassword } from "@/lib/core/auth/password"
import { type Ctx, staffCtx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import type { Role } from "@/lib/core/permissions"

export const password = "a long enough password"

export interface Person {
  ctx: Ctx
  userId: string
  sessionId: string
  email: string
}

/** A staff user of the merchant with a session, as a person signs in. */
export async function makeStaff(ctx: Ctx, role: Role): Promise<Person> {
  const [userId, sessionId] = [newId(), newId()]
  const email = `${role}-${userId.slice(-12)}@example.com`
  await inGlobal(async (db) => {
    const user = { id: userId, email, emailKey: email, name: "Somebody", passwordHash: await hashPassword(password) }
    await db.staffUser.create({ data: user })
    await db.staffSession.create({ data: { id: sessionId, userId, expiresAt: new Date(Date.now() + 86_400_000) } })
  })
  await inTransaction(ctx, (tx) =>
    tx.db.membership.create({ data: { merchantId: ctx.merchantId, id: newId(), userId, role } }),
  )
  const actor = { kind: "staff", userId, sessionId, role, name: "Somebody", email } as const
  return { ctx: staffCtx(ctx.merchant, actor), userId, sessionId, email }
}

export async function lastMail(ctx: Ctx) {
  return inTransaction(ctx, (tx) =>
    tx.db.mail.findFirstOrThrow({ where: { merchantId: ctx.merchantId }, orderBy: { id: "desc" } }),
  )
}

/** The token in the newest message's link. */
export async function mailedToken(ctx: Ctx): Promise<string> {
  const { text } = await lastMail(ctx)
  const token = /https?:\/\/\S+\/(\S+)$/m.exec(text)?.[1] ?? ""
  return token
}

export async function sessionsOf(userId: string): Promise<number> {
  return inGlobal((db) => db.staffSession.count({ where: { userId, revokedAt: null } }))
}

export async function roleOf(ctx: Ctx, userId: string): Promise<string | undefined> {
  const where = { merchantId_userId: { merchantId: ctx.merchantId, userId } }
  return (await inTransaction(ctx, (tx) => tx.db.membership.findUnique({ where })))?.role
}
