import type { Metadata } from "next"
import { smallTapLink } from "@/components/portal/styles"
import { Celebration, VoucherTicket } from "@/components/portal/voucher-ticket"
import { localDay } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import { formatPoints } from "@/lib/core/points"
import { qrCode, svgUrl } from "@/lib/portal/domain/bar-code"
import { tellVoucher } from "@/lib/portal/domain/tell-voucher"
import { getOwnReward } from "@/lib/portal/queries/get-own-reward"
import { tellUse } from "@/lib/rewards/domain/tell-use"
import { getRedemptionOrThrow } from "@/lib/rewards/queries/get-redemption-or-throw"
import { Frame } from "../../frame"
import { memberPage, ownOrNotFound } from "../../portal-page"

export const metadata: Metadata = { title: "Voucher" }

interface VoucherParams {
  params: Promise<{ merchant: string; program: string; redemption: string }>
  searchParams: Promise<{ new?: string | string[] }>
}

export default async function VoucherPage({ params, searchParams }: VoucherParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const redemption = await ownOrNotFound((await params).redemption, (id) => getRedemptionOrThrow(ctx, id))
  const { timeZone } = ctx.merchant
  const calendar = { today: localDay(ctx.now, timeZone), timeZone }
  const usable = redemption.vouchers.some(({ status }) => status === "usable")
  const reward = usable ? await getOwnReward(ctx, redemption.reward.id) : null
  const fresh = (await searchParams).new !== undefined && redemption.status === "issued"
  return (
    <Frame page={page} current="rewards">
      <a href={`${base}/vouchers`} className={smallTapLink}>
        My vouchers
      </a>
      {fresh ? <Celebration>It is yours.</Celebration> : null}
      <h1 className="mt-1 mb-4 text-center text-2xl font-semibold tracking-tight text-balance wrap-anywhere">
        {redemption.reward.name}
      </h1>
      <div className="grid gap-3">
        {redemption.vouchers.map((voucher) => (
          <VoucherTicket
            key={voucher.code}
            code={voucher.code}
            qr={svgUrl(qrCode(voucher.code))}
            worth={voucher.amountMinor === null ? null : formatMoney(voucher.amountMinor, redemption.moneyCurrency)}
            note={tellVoucher(voucher, calendar)}
            usable={voucher.status === "usable"}
          />
        ))}
      </div>
      {redemption.vouchers.length === 0 ? <p className="text-center">Thank you. We pass it on for you.</p> : null}
      <p className="mt-4 text-center text-sm text-muted text-pretty">
        {usable ? "Show the code when you pay. It can be used once. " : ""}
        {reward ? tellUse(reward, redemption.moneyCurrency).map((sentence) => `${sentence} `) : null}
        {usable && redemption.priceMinor > 0
          ? `You pay ${formatMoney(redemption.priceMinor, redemption.moneyCurrency)} with it. `
          : ""}
        {redemption.status === "cancelled"
          ? `You have your ${formatPoints(redemption.points, program.definition.currency)} back.`
          : `You gave ${formatPoints(redemption.points, program.definition.currency)} for it.`}
        {usable ? " Redeemed by mistake? Ask in the shop, they can take it back." : ""}
      </p>
    </Frame>
  )
}
