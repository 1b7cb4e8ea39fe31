import { cookies } from "next/headers"
import { cache } from "react"
import { type Ctx, memberCtx, publicCtx } from "../ctx"
import { inRead } from "../db"
import { sha256 } from "../id"
import { merchantBySlug } from "./merchant-facts"

/** One cookie per program, so that a phone can carry several cards. */
export function portalCookieName(merchantSlug: string, programSlug: string): string {
  return `regulars.portal.${merchantSlug}.${programSlug}`
}

/** The Ctx of the member signed in to this program's portal, checked against the stored session at each request; else null. */
export const portalCtx = cache(async (merchantSlug: string, programSlug: string): Promise<Ctx | null> => {
  const token = (await cookies()).get(portalCookieName(merchantSlug, programSlug))?.value
  if (!token) return null
  const merchant = await merchantBySlug(merchantSlug)
  if (!merchant) return null
  const outside = publicCtx(merchant)
  const session = await inRead(outside, (tx) =>
    tx.db.portalSession.findUnique({
      where: { merchantId_tokenHash: { merchantId: merchant.id, tokenHash: sha256(token) } },
      include: { member: { include: { program: { select: { slug: true } } } } },
    }),
  )
  if (!session || session.revokedAt || session.expiresAt <= outside.now) return null
  const { member } = session
  if (member.program.slug !== programSlug || member.status !== "active") return null
  return memberCtx(merchant, {
    kind: "member",
    memberId: member.id,
    customerId: member.customerId,
    programId: member.programId,
    sessionId: session.id,
  })
})
