import { HandCoins } from "lucide-react"
import type { Metadata } from "next"
import { CardList, CardRow } from "@/components/portal/card-list"
import { GivePoints } from "@/components/portal/give-points"
import { Section } from "@/components/portal/section"
import { fieldStyles, mainButton, otherButton, smallTapLink } from "@/components/portal/styles"
import { EmptyState } from "@/components/ui/empty-state"
import { localDay } from "@/lib/core/calendar"
import { newId } from "@/lib/core/id"
import { formatPoints } from "@/lib/core/points"
import { sayRecentDay } from "@/lib/portal/domain/say-day"
import { signedPoints } from "@/lib/portal/domain/signed-points"
import { getOwnGiving, type OwnGiving } from "@/lib/portal/queries/get-own-giving"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { giveOwnPointsAction, previewOwnGiftAction } from "@/lib/portal/sharing-actions"
import { Frame } from "../frame"
import { memberPage, type PortalPage, type PortalParams } from "../portal-page"

export const metadata: Metadata = { title: "Give" }

interface GiveParams extends PortalParams {
  searchParams: Promise<{ done?: string | string[] }>
}

export default async function GivePage({ params, searchParams }: GiveParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { currency } = program.definition
  const giving = await getOwnGiving(ctx)
  const { availablePoints } = (await getOwnStanding(ctx, currency.code)).wallet
  const { done } = await searchParams
  const given = giving.transfers.find(({ id, from }) => id === done && from.memberId === giving.memberId)
  return (
    <Frame page={page} current="me">
      <a href={`${base}/me`} className={smallTapLink}>
        Me
      </a>
      <h1 className="text-2xl font-semibold tracking-tight">Give {currency.plural}</h1>
      <p className="tabular mt-1 mb-6 text-muted">You have {formatPoints(availablePoints, currency)}.</p>
      {given ? (
        <p role="status" className="mb-6 rounded-card border border-line bg-surface p-4 text-pretty">
          The member with card ending {given.to.cardNumber.slice(-4)} has your {formatPoints(given.points, currency)}{" "}
          now.
        </p>
      ) : null}
      {giving.rules.transfersAllowed ? (
        <Form page={page} giving={giving} />
      ) : (
        <EmptyState icon={<HandCoins />} title="Not in this program">
          Members of {program.name} keep their {currency.plural} to themselves. You can use yours for rewards.
        </EmptyState>
      )}
      <Gifts page={page} giving={giving} />
    </Frame>
  )
}

interface PartProps {
  page: PortalPage
  giving: OwnGiving
}

function Form({ page: { ctx, program, base }, giving: { rules } }: PartProps) {
  const { currency } = program.definition
  const fee = [
    rules.feePoints > 0n ? formatPoints(rules.feePoints, currency) : "",
    rules.feeBasisPoints > 0 ? `${rules.feeBasisPoints / 100}% of what you give` : "",
  ].filter(Boolean)
  const limits = [
    fee.length > 0 ? `Giving costs ${fee.join(" and ")} on top.` : "",
    rules.minimumPoints > 1n ? `${formatPoints(rules.minimumPoints, currency)} or more at a time.` : "",
    rules.yearlyCapPoints === null ? "" : `At most ${formatPoints(rules.yearlyCapPoints, currency)} in a year.`,
  ].filter(Boolean)
  return (
    <>
      <GivePoints
        ask={previewOwnGiftAction.bind(null, ctx.merchant.slug, program.slug)}
        give={giveOwnPointsAction.bind(null, ctx.merchant.slug, program.slug)}
        href={`${base}/give`}
        requestId={newId()}
        currency={currency}
        styles={{ field: fieldStyles, main: mainButton, other: otherButton }}
      />
      {limits.length > 0 ? <p className="mt-3 text-sm text-muted text-pretty">{limits.join(" ")}</p> : null}
    </>
  )
}

function Gifts({ page: { ctx, program }, giving: { transfers, memberId } }: PartProps) {
  if (transfers.length === 0) return null
  const { currency } = program.definition
  const { timeZone } = ctx.merchant
  return (
    <Section title="Given and received">
      <CardList>
        {transfers.map(({ id, from, to, points, feePoints, reason, status, createdAt }) => {
          const isGiven = from.memberId === memberId
          const other = (isGiven ? to : from).cardNumber.slice(-4)
          const fee = isGiven && feePoints > 0n ? ` Fee ${formatPoints(feePoints, currency)}.` : ""
          return (
            <CardRow
              key={id}
              title={`${isGiven ? "To" : "From"} the member with card ending ${other}${reason ? `: ${reason}` : ""}`}
              note={`${sayRecentDay(localDay(new Date(createdAt), timeZone), localDay(ctx.now, timeZone))}.${fee}${status === "cancelled" ? " Taken back." : ""}`}
              end={<span className="tabular shrink-0 font-semibold">{signedPoints(isGiven ? -points : points)}</span>}
            />
          )
        })}
      </CardList>
    </Section>
  )
}
