import { cookies } from "next/headers"
import { z } from "zod"
import { portalSessionDays } from "./portal-lifetime"
import { portalCookieName } from "./portal-session"
import { secureCookies } from "./session-cookie"

const pendingMinutes = 15

/** Who asked for a code on this device, until it is typed in: nothing of a newcomer is stored before the address is proven. */
const pendingSchema = z.object({
  codeId: z.uuid(),
  email: z.string().max(254),
  join: z
    .object({ firstName: z.string().max(120), emailConsent: z.boolean(), referralCode: z.string().max(64).optional() })
    .optional(),
})

export type PendingSignIn = z.infer<typeof pendingSchema>

/** Cookies of one program's portal are sent to its pages alone. */
function options(merchantSlug: string, programSlug: string, maxAge: number) {
  const path = `/p/${merchantSlug}/${programSlug}`
  return { path, httpOnly: true, sameSite: "lax", secure: secureCookies(), maxAge } as const
}

function pendingName(merchantSlug: string, programSlug: string): string {
  return `${portalCookieName(merchantSlug, programSlug)}.pending`
}

export async function keepPortalCookie(merchantSlug: string, programSlug: string, token: string): Promise<void> {
  const maxAge = portalSessionDays * 86_400
  ;(await cookies()).set(portalCookieName(merchantSlug, programSlug), token, options(merchantSlug, programSlug, maxAge))
}

export async function dropPortalCookie(merchantSlug: string, programSlug: string): Promise<void> {
  ;(await cookies()).set(portalCookieName(merchantSlug, programSlug), "", options(merchantSlug, programSlug, 0))
}

/** The token that this device carries already, checked or not. */
export async function portalToken(merchantSlug: string, programSlug: string): Promise<string | null> {
  return (await cookies()).get(portalCookieName(merchantSlug, programSlug))?.value ?? null
}

export async function keepPendingSignIn(merchantSlug: string, programSlug: string, pending: PendingSignIn) {
  const value = Buffer.from(JSON.stringify(pending)).toString("base64url")
  const settings = options(merchantSlug, programSlug, pendingMinutes * 60)
  ;(await cookies()).set(pendingName(merchantSlug, programSlug), value, settings)
}

export async function dropPendingSignIn(merchantSlug: string, programSlug: string): Promise<void> {
  ;(await cookies()).set(pendingName(merchantSlug, programSlug), "", options(merchantSlug, programSlug, 0))
}

/** The sign-in that this device has begun, or null. */
export async function pendingSignIn(merchantSlug: string, programSlug: string): Promise<PendingSignIn | null> {
  const value = (await cookies()).get(pendingName(merchantSlug, programSlug))?.value
  if (!value) return null
  try {
    return pendingSchema.parse(JSON.parse(Buffer.from(value, "base64url").toString("utf8")))
  } catch {
    return null
  }
}
