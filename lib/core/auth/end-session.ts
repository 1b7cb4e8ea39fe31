import { cookies } from "next/headers"
import { inGlobal } from "../db"
import { cookieSessionId, secureCookies, sessionCookieName } from "./session-cookie"

/** Revokes the session of the request's cookie, if it has one. */
export async function revokeCookieSession(): Promise<void> {
  const id = await cookieSessionId()
  if (!id) return
  await inGlobal((db) =>
    db.staffSession.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } }),
  )
}

/** Signs out: the session is revoked, so that a copy of the cookie is worth nothing, and the cookie is taken away. */
export async function endSession(): Promise<void> {
  await revokeCookieSession()
  const jar = await cookies()
  jar.set(sessionCookieName(), "", { path: "/", httpOnly: true, sameSite: "lax", secure: secureCookies(), maxAge: 0 })
}
