import type { Metadata } from "next"
import { KeepCard } from "@/components/portal/keep-card"
import { MembershipCard } from "@/components/portal/membership-card"
import { groupedNumber } from "@/lib/members/domain/card-number"
import { code128, qrCode, svgUrl } from "@/lib/portal/domain/bar-code"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { Frame } from "../frame"
import { memberPage, type PortalParams } from "../portal-page"

export const metadata: Metadata = { title: "Card" }

export default async function CardPage({ params }: PortalParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { cardNumber, customer } = await getOwnStanding(ctx, program.definition.currency.code)
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ")
  return (
    <Frame page={page} current="home" withoutCard>
      <KeepCard scope={`${base}/`} keep />
      <h1 className="sr-only">My card</h1>
      <MembershipCard program={program.name} merchant={ctx.merchant.name}>
        <div className="mt-6 grid justify-items-center gap-4 rounded-card bg-white p-5 text-[#1c1917]">
          {/* biome-ignore lint/performance/noImgElement: a drawing made for this page */}
          <img
            src={svgUrl(qrCode(cardNumber))}
            alt={`QR code of card ${groupedNumber(cardNumber)}`}
            className="w-full max-w-64"
          />
          {/* biome-ignore lint/performance/noImgElement: a drawing made for this page */}
          <img
            src={svgUrl(code128(cardNumber))}
            alt={`Bar code of card ${groupedNumber(cardNumber)}`}
            className="h-20 w-full max-w-80"
          />
          <p className="tabular text-xl font-semibold tracking-wide">{groupedNumber(cardNumber)}</p>
        </div>
        {name ? <p className="mt-4 truncate font-semibold">{name}</p> : null}
      </MembershipCard>
      <p className="mt-4 text-center text-sm text-muted text-pretty">
        Show this when you pay. Once opened here, the card also works without a network.
      </p>
    </Frame>
  )
}
