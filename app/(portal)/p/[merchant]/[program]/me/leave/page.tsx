import type { Metadata } from "next"
import { PortalForm } from "@/components/portal/portal-form"
import { dangerButton, otherButton } from "@/components/portal/styles"
import { formatPoints } from "@/lib/core/points"
import { leaveProgramAction } from "@/lib/portal/actions"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { listRedemptions } from "@/lib/rewards/queries/list-redemptions"
import { Frame } from "../../frame"
import { memberPage, type PortalParams } from "../../portal-page"

export const metadata: Metadata = { title: "Leave" }

export default async function LeavePage({ params }: PortalParams) {
  const { merchant, program: slug } = await params
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { currency } = program.definition
  const { availablePoints, pendingPoints } = (await getOwnStanding(ctx, currency.code)).wallet
  const points = availablePoints + pendingPoints
  const { data: redemptions } = await listRedemptions(ctx, { limit: 50 })
  const hasVoucher = redemptions.some(({ vouchers }) => vouchers.some(({ status }) => status === "usable"))
  return (
    <Frame page={page} current="me">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">Leave {program.name}?</h1>
      <div className="mt-3 mb-6 grid gap-3 text-pretty">
        <p>You are signed out everywhere, and we send you no more messages.</p>
        {points > 0n ? (
          <p>
            You cannot use your {formatPoints(points, currency)} any more. If you join again with the same address, you
            have back what has not expired by then.
          </p>
        ) : null}
        {hasVoucher ? (
          <p>You do not see your vouchers here any more. Use them first, or write their codes down.</p>
        ) : null}
      </div>
      <div className="grid gap-3">
        <a href={`${base}/me`} className={otherButton}>
          Stay
        </a>
        <PortalForm
          action={leaveProgramAction.bind(null, merchant, slug)}
          submit="Leave the program"
          submitClass={dangerButton}
        />
      </div>
    </Frame>
  )
}
