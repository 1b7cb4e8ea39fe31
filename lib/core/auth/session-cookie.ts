import { cookies } from "next/headers"
import { decode } from "next-auth/jwt"
import { env } from "../env"

export const staffSessionDays = 14

/** Cookies are for HTTPS alone when the product's address says so; without that setting it also works on a plain port. */
export function secureCookies(): boolean {
  return env().APP_URL?.startsWith("https://") ?? false
}

/** The cookie that next-auth keeps its token in. */
export function sessionCookieName(): string {
  return `${secureCookies() ? "__Secure-" : ""}next-auth.session-token`
}

/** The id of the session that the request's cookie names, not yet checked against the stored one; null without one. */
export async function cookieSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value
  if (!token) return null
  const decoded = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null)
  return typeof decoded?.sessionId === "string" ? decoded.sessionId : null
}
