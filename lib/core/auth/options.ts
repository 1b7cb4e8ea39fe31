import type { NextAuthOptions } from "next-auth"
import CredentialsProvider from "next-auth/providers/credentials"
import { inGlobal } from "../db"
import { env } from "../env"
import { DomainError } from "../errors"
import { newId, sha256 } from "../id"
import { log } from "../log"
import { revokeCookieSession } from "./end-session"
import { knownDevice, rememberDevice } from "./known-device"
import { verifyPassword } from "./password"
import { longestPassword } from "./password-length"
import { requestOrigin } from "./request-origin"
import { secureCookies, staffSessionDays } from "./session-cookie"
import { attemptSignIn } from "./throttle"

process.env.AUTH_TRUST_HOST ??= "1"

async function startSession(userId: string, userAgent: string): Promise<string> {
  const expiresAt = new Date(Date.now() + staffSessionDays * 86_400_000)
  const session = await inGlobal((db) =>
    db.staffSession.create({ data: { id: newId(), userId, expiresAt, userAgent } }),
  )
  return session.id
}

const unstorable = /[\0\uD800-\uDFFF]/u

type Headers = Record<string, string | undefined>

async function signIn(email: string, password: string, headers: Headers) {
  const emailKey = email.trim().toLowerCase().slice(0, 254)
  const origin = requestOrigin(headers["x-forwarded-for"])
  const succeed = await attemptSignIn({ emailKey: sha256(emailKey), origin, device: await knownDevice(emailKey) })
  // Postgres refuses to compare with NUL and broken surrogates; nobody's address has them.
  const user = unstorable.test(emailKey)
    ? null
    : await inGlobal((db) => db.staffUser.findUnique({ where: { emailKey } }))
  const right = await verifyPassword(user?.passwordHash, password.slice(0, longestPassword))
  if (!user || !right) return null
  await succeed()
  await rememberDevice(emailKey)
  // Whoever signs in again on the same device gets a new session; the one before ends.
  await revokeCookieSession()
  return { id: user.id, userAgent: String(headers["user-agent"] ?? "").slice(0, 300) }
}

const credentialsProvider = CredentialsProvider({
  name: "E-mail and password",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(credentials, request) {
    try {
      const { email, password } = credentials ?? {}
      if (typeof email !== "string" || typeof password !== "string") return null
      return await signIn(email, password, (request.headers ?? {}) as Headers)
    } catch (error) {
      // The message of what is thrown here goes to the browser: only codes may.
      if (error instanceof DomainError) throw new Error(error.code)
      const errorId = newId()
      log.error({ errorId, err: error instanceof Error ? error.name : typeof error }, "sign-in failed")
      throw new Error("internal")
    }
  },
})

/** Staff sign in by e-mail and password. The token carries only the id of a session that can be revoked. */
export function authOptions(): NextAuthOptions {
  const { AUTH_SECRET, APP_URL } = env()
  if (APP_URL) process.env.NEXTAUTH_URL ??= APP_URL
  return {
    secret: AUTH_SECRET,
    useSecureCookies: secureCookies(),
    session: { strategy: "jwt", maxAge: staffSessionDays * 86_400 },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [credentialsProvider],
    callbacks: {
      async jwt({ token, user }) {
        if (!user) return token
        const userAgent = "userAgent" in user ? String(user.userAgent) : ""
        return { sub: user.id, sessionId: await startSession(user.id, userAgent) }
      },
      // What the browser may read of its session: when it ends, and nothing else.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const id = token?.sessionId
        if (typeof id !== "string") return
        await inGlobal((db) => db.staffSession.updateMany({ where: { id }, data: { revokedAt: new Date() } }))
      },
    },
    logger: {
      error: (code) => log.warn({ code }, "next-auth refused a request"),
      warn: () => {},
      debug: () => {},
    },
  }
}
