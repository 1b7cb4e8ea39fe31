import { ChevronRight, Ticket } from "lucide-react"
import type { Metadata } from "next"
import { Section } from "@/components/portal/section"
import { otherButton } from "@/components/portal/styles"
import { EmptyState } from "@/components/ui/empty-state"
import { localDay } from "@/lib/core/calendar"
import { isUuid } from "@/lib/core/id"
import { formatMoney } from "@/lib/core/money"
import type { Calendar } from "@/lib/portal/domain/tell-progress"
import { tellVoucher } from "@/lib/portal/domain/tell-voucher"
import { listRedemptions } from "@/lib/rewards/queries/list-redemptions"
import type { RedemptionView } from "@/lib/rewards/queries/redemption-view"
import { Frame } from "../frame"
import { memberPage } from "../portal-page"

export const metadata: Metadata = { title: "My vouchers" }

interface VouchersParams {
  params: Promise<{ merchant: string; program: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

export default async function VouchersPage({ params, searchParams }: VouchersParams) {
  const page = await memberPage(params)
  const { ctx, base } = page
  const { after } = await searchParams
  const cursor = typeof after === "string" && isUuid(after) ? after : undefined
  const { data, nextCursor } = await listRedemptions(ctx, { limit: 50, cursor })
  const usable = (one: RedemptionView) => one.vouchers.some(({ status }) => status === "usable")
  const { timeZone } = ctx.merchant
  const list = { base, calendar: { today: localDay(ctx.now, timeZone), timeZone } }
  const open = data.filter(usable)
  const past = data.filter((one) => !usable(one))
  return (
    <Frame page={page} current="rewards">
      <h1 className="text-2xl font-semibold tracking-tight">My vouchers</h1>
      {open.length > 0 ? (
        <Section title="To use">
          <Vouchers redemptions={open} {...list} />
        </Section>
      ) : null}
      {past.length > 0 ? (
        <Section title="Used and past">
          <Vouchers redemptions={past} {...list} />
        </Section>
      ) : null}
      {data.length === 0 ? (
        <EmptyState
          icon={<Ticket />}
          title="No vouchers yet"
          action={
            <a href={`${base}/rewards`} className={otherButton}>
              See the rewards
            </a>
          }
        >
          What you redeem waits here until you use it.
        </EmptyState>
      ) : null}
      {nextCursor ? (
        <a href={`${base}/vouchers?after=${nextCursor}`} className={`${otherButton} mt-6`}>
          Show more
        </a>
      ) : null}
    </Frame>
  )
}

function Vouchers({
  redemptions,
  base,
  calendar,
}: {
  redemptions: RedemptionView[]
  base: string
  calendar: Calendar
}) {
  return (
    <ul className="grid gap-2">
      {redemptions.map(({ id, reward, vouchers, amountMinor, moneyCurrency }) => (
        <li key={id} className="rounded-card border border-line bg-surface">
          <a href={`${base}/vouchers/${id}`} className="flex items-center gap-4 rounded-card p-4 hover:bg-raised">
            <span className="grid min-w-0 grow gap-0.5">
              <span className="truncate font-semibold">
                {reward.name}
                {amountMinor === null ? "" : `, ${formatMoney(amountMinor, moneyCurrency)}`}
              </span>
              <span className="text-sm text-muted">{vouchers[0] ? tellVoucher(vouchers[0], calendar) : "Done."}</span>
            </span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
          </a>
        </li>
      ))}
    </ul>
  )
}
