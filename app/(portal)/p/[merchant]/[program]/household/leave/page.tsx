import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PortalForm } from "@/components/portal/portal-form"
import { dangerButton, otherButton } from "@/components/portal/styles"
import { getOwnHousehold } from "@/lib/portal/queries/get-own-household"
import { quitHouseholdAction } from "@/lib/portal/sharing-actions"
import { Frame } from "../../frame"
import { memberPage, type PortalParams } from "../../portal-page"

export const metadata: Metadata = { title: "Leave the household" }

export default async function LeaveHouseholdPage({ params }: PortalParams) {
  const { merchant, program: slug } = await params
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { household } = await getOwnHousehold(ctx)
  if (!household) redirect(`${base}/household`)
  const { plural } = program.definition.currency
  return (
    <Frame page={page} current="me">
      <h1 className="text-2xl font-semibold tracking-tight text-balance break-words">Leave {household.name}?</h1>
      <p className="mt-3 mb-6 text-pretty">
        Your own {plural} stay yours, and the others can use them no more. You use those of the others no more either.
        What was redeemed stays redeemed.
      </p>
      <div className="grid gap-3">
        <a href={`${base}/household`} className={otherButton}>
          Stay
        </a>
        <PortalForm
          action={quitHouseholdAction.bind(null, merchant, slug)}
          submit="Leave the household"
          submitClass={dangerButton}
        />
      </div>
    </Frame>
  )
}
