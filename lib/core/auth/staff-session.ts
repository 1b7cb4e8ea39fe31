import { cache } from "react"
import { type Ctx, type MerchantFacts, staffCtx } from "../ctx"
import { inGlobal } from "../db"
import { DomainError } from "../errors"
import type { Role } from "../permissions"
import { merchantBySlug } from "./merchant-facts"
import { cookieSessionId } from "./session-cookie"

export interface SignedInStaff {
  userId: string
  sessionId: string
  name: string
  email: string
  /** Every merchant that the person works for. */
  merchants: { slug: string; name: string; role: Role; accent: string }[]
}

async function readStaff(sessionId: string): Promise<SignedInStaff | null> {
  const session = await inGlobal((db) =>
    db.staffSession.findUnique({ where: { id: sessionId }, include: { user: true } }),
  )
  if (!session || session.revokedAt || session.expiresAt <= new Date()) return null
  const memberships = await inGlobal(
    (db) =>
      db.membership.findMany({
        where: { userId: session.userId },
        include: { merchant: true },
        orderBy: { createdAt: "asc" },
      }),
    session.userId,
  )
  return {
    userId: session.userId,
    sessionId,
    name: session.user.name,
    email: session.user.email,
    merchants: memberships.map(({ merchant, role }) => ({
      slug: merchant.slug,
      name: merchant.name,
      accent: merchant.accent,
      role: role as Role,
    })),
  }
}

/** Who is signed in, checked against the stored session at each request; null when nobody is, or no longer. */
export const currentStaff = cache(async (): Promise<SignedInStaff | null> => {
  const sessionId = await cookieSessionId()
  return sessionId ? readStaff(sessionId) : null
})

function ctxFor(staff: SignedInStaff, merchant: MerchantFacts): Ctx | null {
  const role = staff.merchants.find(({ slug }) => slug === merchant.slug)?.role
  if (!role) return null
  const { userId, sessionId, name, email } = staff
  return staffCtx(merchant, { kind: "staff", userId, sessionId, role, name, email })
}

/** The Ctx of the signed-in staff user for a merchant: null when not signed in, or a stranger to this merchant. */
export const currentStaffCtx = cache(async (slug: string): Promise<Ctx | null> => {
  const staff = await currentStaff()
  const merchant = staff && (await merchantBySlug(slug))
  return staff && merchant ? ctxFor(staff, merchant) : null
})

/** The same for actions. Throws `unauthenticated` or `not_found`. */
export async function staffCtxOrThrow(slug: string): Promise<Ctx> {
  if (!(await currentStaff())) throw new DomainError("unauthenticated")
  const ctx = await currentStaffCtx(slug)
  if (!ctx) throw new DomainError("not_found")
  return ctx
}
