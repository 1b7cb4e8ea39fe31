import { House } from "lucide-react"
import type { Metadata } from "next"
import { HouseholdMembers } from "@/components/portal/household-members"
import { PortalField, PortalForm } from "@/components/portal/portal-form"
import { Section } from "@/components/portal/section"
import { fieldStyles, mainButton, smallTapLink, tapLink } from "@/components/portal/styles"
import { EmptyState } from "@/components/ui/empty-state"
import { formatPoints } from "@/lib/core/points"
import { getOwnHousehold, type OwnHousehold } from "@/lib/portal/queries/get-own-household"
import { createOwnHouseholdAction } from "@/lib/portal/sharing-actions"
import { Frame } from "../frame"
import { HouseholdInvites } from "../household-invites"
import { memberPage, type PortalPage, type PortalParams } from "../portal-page"
import { HouseholdUses } from "./household-uses"
import { InviteToHousehold } from "./invite-to-household"

export const metadata: Metadata = { title: "Household" }

interface HouseholdParams extends PortalParams {
  searchParams: Promise<{ invited?: string | string[] }>
}

export default async function HouseholdPage({ params, searchParams }: HouseholdParams) {
  const page = await memberPage(params)
  const own = await getOwnHousehold(page.ctx)
  const hasInvited = (await searchParams).invited !== undefined
  return (
    <Frame page={page} current="me">
      <a href={`${page.base}/me`} className={smallTapLink}>
        Me
      </a>
      {own.household ? (
        <Together page={page} own={own} household={own.household} hasInvited={hasInvited} />
      ) : (
        <Alone page={page} own={own} />
      )}
    </Frame>
  )
}

function Alone({ page, own }: { page: PortalPage; own: OwnHousehold }) {
  const { ctx, program } = page
  const { currency } = program.definition
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Household</h1>
      <HouseholdInvites page={page} invites={own.invited} />
      {own.mayMake ? (
        <Section title="Make a household">
          <p className="text-pretty">
            Redeem together with the people you live with: everybody keeps their own {currency.plural}, and whoever
            redeems uses what all of you have. Whom you invite must agree.
          </p>
          <PortalForm
            action={createOwnHouseholdAction.bind(null, ctx.merchant.slug, program.slug)}
            submit="Make household"
            submitClass={mainButton}
          >
            <PortalField
              name="name"
              label="Its name"
              help="Such as: The Miller household."
              autoComplete="off"
              maxLength={80}
              inputClass={fieldStyles}
            />
          </PortalForm>
        </Section>
      ) : own.invited.length === 0 ? (
        <EmptyState icon={<House />} title="You are on your own">
          Households of {program.name} are made in the shop. Ask there if you would like to redeem together with others.
        </EmptyState>
      ) : null}
    </>
  )
}

interface TogetherProps {
  page: PortalPage
  own: OwnHousehold
  household: NonNullable<OwnHousehold["household"]>
  hasInvited: boolean
}

function Together({ page, own, household, hasInvited }: TogetherProps) {
  const { program, base } = page
  const { currency } = program.definition
  const isHead = household.headMemberId === own.memberId
  const all = household.availablePoints[currency.code] ?? 0n
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight break-words">{household.name}</h1>
      <p className="tabular mt-3 text-3xl font-semibold">{formatPoints(all, currency)}</p>
      <p className="mt-1 text-muted text-pretty">
        {isHead || household.spenders === "everyone"
          ? "That is what you have together. What expires first is used first, whoever has it."
          : "That is what you have together. The head of the household may spend it, and you may spend your own."}
      </p>
      <Section title="Members">
        <HouseholdMembers household={household} memberId={own.memberId} currency={currency} />
      </Section>
      {isHead && own.mayMake ? <InviteToHousehold page={page} sent={own.sent} hasInvited={hasInvited} /> : null}
      <HouseholdUses page={page} own={own} household={household} />
      <p className="mt-10 border-t border-line pt-6 text-center text-sm">
        <a href={`${base}/household/leave`} className={tapLink}>
          Leave {household.name}
        </a>
      </p>
    </>
  )
}
