import { beforeEach, describe, expect, it } from "vitest"
import { verifyPassword } from "@/lib/core/auth/password"
import { attemptSignIn } from "@/lib/core/auth/throttle"
import type { Ctx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { newId, sha256 } from "@/lib/core/id"
import { changePassword } from "@/lib/merchants/commands/change-password"
import { requestPasswordReset } from "@/lib/merchants/commands/request-password-reset"
import { resetPassword } from "@/lib/merchants/commands/reset-password"
import { revokeSession } from "@/lib/merchants/commands/revoke-session"
import { listSessions } from "@/lib/merchants/queries/list-sessions"
import { auditActions, makeMerchant } from "@/tests/support/world"
import { lastMail, mailedToken, makeStaff, type Person, password, sessionsOf } from "./staff"

let system: Ctx
let person: Person

beforeEach(async () => {
  system = await makeMerchant()
  person = await makeStaff(system, "support")
})

async function addSession(userId: string): Promise<string> {
  const id = newId()
  await inGlobal((db) => db.staffSession.create({ data: { id, userId, expiresAt: new Date(Date.now() + 60_000) } }))
  return id
}

async function isPassword(userId: string, text: string): Promise<boolean> {
  const user = await inGlobal((db) => db.staffUser.findUniqueOrThrow({ where: { id: userId } }))
  return verifyPassword(user.passwordHash, text)
}

const next = "quite another long password"

describe("changePassword", () => {
  it("sets the password and signs the other devices out", async () => {
    await addSession(person.userId)
    const change = () => changePassword(person.ctx, { currentPassword: password, newPassword: next })
    expect(await change()).toEqual({ signedOut: 1 })
    expect(await isPassword(person.userId, next)).toBe(true)
    expect((await listSessions(person.ctx)).map(({ id }) => id)).toEqual([person.sessionId])
    expect(await auditActions(system, person.userId)).toEqual(["staff.changePassword"])
    await expect(change()).rejects.toMatchObject({ code: "wrong_credentials" })
  })

  it("cannot be guessed at without end", async () => {
    const guess = () => changePassword(person.ctx, { currentPassword: "not the password", newPassword: next })
    for (let tries = 0; tries < 8; tries += 1)
      await expect(guess()).rejects.toMatchObject({ code: "wrong_credentials" })
    await expect(guess()).rejects.toMatchObject({ code: "too_many_requests" })
    expect(await isPassword(person.userId, password)).toBe(true)
  })

  it("is for signed-in staff only", async () => {
    const input = { currentPassword: password, newPassword: next }
    await expect(changePassword(system, input)).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("revokeSession", () => {
  it("ends one of one's own sessions, once", async () => {
    const sessionId = await addSession(person.userId)
    await revokeSession(person.ctx, { sessionId })
    expect(await sessionsOf(person.userId)).toBe(1)
    expect(await auditActions(system, sessionId)).toEqual(["staff.revokeSession"])
    await expect(revokeSession(person.ctx, { sessionId })).rejects.toMatchObject({ code: "not_found" })
  })

  it("knows nobody else's", async () => {
    const colleague = await makeStaff(system, "owner")
    await expect(revokeSession(person.ctx, { sessionId: colleague.sessionId })).rejects.toMatchObject({
      code: "not_found",
    })
    expect(await sessionsOf(colleague.userId)).toBe(1)
    await expect(revokeSession(system, { sessionId: person.sessionId })).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("a password reset", () => {
  it("sets a new password once and signs every device out", async () => {
    await requestPasswordReset({ email: person.email.toUpperCase() })
    const token = await mailedToken(system)
    expect(await resetPassword({ token, password: next })).toEqual({ email: person.email })
    expect(await isPassword(person.userId, next)).toBe(true)
    expect(await sessionsOf(person.userId)).toBe(0)
    await expect(resetPassword({ token, password })).rejects.toMatchObject({ code: "link_invalid" })
    expect(await auditActions(system, person.userId)).toEqual(["staff.requestPasswordReset", "staff.resetPassword"])
  })

  it("lets its owner in again at once, whatever strangers tried", async () => {
    const emailKey = sha256(person.email.toLowerCase())
    const attempt = (known?: string) => attemptSignIn({ emailKey, origin: newId(), device: known })
    for (let time = 1; time <= 8; time += 1) await attempt()
    await expect(attempt()).rejects.toMatchObject({ code: "too_many_requests" })
    await attempt(newId())
    await requestPasswordReset({ email: person.email })
    await resetPassword({ token: await mailedToken(system), password: next })
    await attempt()
  })

  it("ends every other link of the account", async () => {
    await requestPasswordReset({ email: person.email })
    const first = await mailedToken(system)
    await requestPasswordReset({ email: person.email })
    await resetPassword({ token: await mailedToken(system), password: next })
    await expect(resetPassword({ token: first, password })).rejects.toMatchObject({ code: "link_invalid" })
  })

  it("ends after an hour", async () => {
    await requestPasswordReset({ email: person.email })
    const past = new Date(Date.now() - 1000)
    await inGlobal((db) => db.passwordReset.updateMany({ where: { userId: person.userId }, data: { expiresAt: past } }))
    const token = await mailedToken(system)
    await expect(resetPassword({ token, password: next })).rejects.toMatchObject({ code: "link_invalid" })
  })

  it("says nothing of an address that has no account", async () => {
    await expect(requestPasswordReset({ email: "nobody@example.com" })).resolves.toBeUndefined()
    await expect(resetPassword({ token: "nothing", password: next })).rejects.toMatchObject({ code: "link_invalid" })
  })

  it("may be handed on by owners, unless the account works elsewhere too", async () => {
    await requestPasswordReset({ email: person.email })
    expect((await lastMail(system)).purpose).toBe("staff")
    const elsewhere = await makeMerchant()
    await inTransaction(elsewhere, (tx) =>
      tx.db.membership.create({
        data: { merchantId: elsewhere.merchantId, id: newId(), userId: person.userId, role: "owner" },
      }),
    )
    await requestPasswordReset({ email: person.email })
    expect((await lastMail(system)).purpose).toBe("private")
  })
})
