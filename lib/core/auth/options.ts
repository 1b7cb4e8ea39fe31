import type { NextAuthOptions } from "next-auth"
import CredentialsProvider from "next-auth/providers/credentials"
import { inGlobal } from "../db"
import { env } from "../env"
import { newId } from "../id"
import { verifyPassword } from "./password"
import { forgive, throttle } from "./throttle"

const sessionDays = 14

process.env.AUTH_TRUST_HOST ??= "1"
process.env.NEXTAUTH_URL ??= process.env.APP_URL

async function startSession(userId: string, userAgent: string): Promise<string> {
  const expiresAt = new Date(Date.now() + sessionDays * 86_400_000)
  const session = await inGlobal((db) => db.staffSession.create({ data: { id: newId(), userId, expiresAt, userAgent } }))
  return session.id
}

/** Staff sign in by e-mail and password. The token carries only the id of a session that can be revoked. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionDays * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "E-mail and password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const emailKey = (credentials?.email ?? "").trim().toLowerCase()
          const origin = String(request.headers?.["x-forwarded-for"] ?? "local").split(",")[0] ?? "local"
          await throttle("sign-in-origin", origin)
          await throttle("sign-in-address", emailKey)
          const user = await inGlobal((db) => db.staffUser.findUnique({ where: { emailKey } }))
          const right = await verifyPassword(user?.passwordHash, (credentials?.password ?? "").slice(0, 200))
          if (!user || !right) return null
          await forgive("sign-in-address", emailKey)
          return { id: user.id, userAgent: String(request.headers?.["user-agent"] ?? "").slice(0, 300) }
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user) {
          const userAgent = "userAgent" in user ? String(user.userAgent) : ""
          return { sub: user.id, sessionId: await startSession(user.id, userAgent) }
        }
        return token
      },
      session({ session, token }) {
        return { ...session, sessionId: token.sessionId }
      },
    },
    events: {
      async signOut({ token }) {
        const id = token?.sessionId
        if (typeof id !== "string") return
        await inGlobal((db) => db.staffSession.updateMany({ where: { id }, data: { revokedAt: new Date() } }))
      },
    },
  }
}
