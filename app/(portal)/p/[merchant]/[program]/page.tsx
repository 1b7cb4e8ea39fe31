import { portalCtx } from "@/lib/core/auth/portal-session"
import { FrontPage } from "./front-page"
import { HomePage } from "./home-page"
import { type InvitedParams, type PortalParams, publicPage } from "./portal-page"

/** One address for all: members see where they stand, others what the program gives. */
export default async function PortalHome({ params, searchParams }: PortalParams & InvitedParams) {
  const { merchant, program } = await params
  const page = await publicPage(merchant, program)
  const ctx = await portalCtx(merchant, program)
  return ctx ? <HomePage {...page} ctx={ctx} /> : <FrontPage {...page} code={(await searchParams).ref} />
}
