import { deriveAccent } from "@/components/ui/accent"
import { portalCtx } from "@/lib/core/auth/portal-session"
import { offlineCard } from "@/lib/portal/domain/offline-card"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { publicPage } from "../../portal-page"

/** The card to be kept on the device by the service worker. No other cache may have it. */
export async function GET(_request: Request, { params }: { params: Promise<{ merchant: string; program: string }> }) {
  const { merchant, program: slug } = await params
  const { program, base } = await publicPage(merchant, slug)
  const ctx = await portalCtx(merchant, slug)
  if (!ctx) return new Response(null, { status: 401, headers: { "cache-control": "no-store" } })
  const { cardNumber, customer } = await getOwnStanding(ctx, program.definition.currency.code)
  const { fill, onFill } = deriveAccent(ctx.merchant.accent, "light")
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ")
  const facts = { program: program.name, merchant: ctx.merchant.name, name, cardNumber, base, fill, onFill }
  return new Response(offlineCard(facts), {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "private, no-store" },
  })
}
