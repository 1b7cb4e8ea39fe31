import { CardList, CardRow } from "@/components/portal/card-list"
import { callMember } from "@/components/portal/household-members"
import { Section } from "@/components/portal/section"
import { localDay } from "@/lib/core/calendar"
import { formatPoints } from "@/lib/core/points"
import { sayRecentDay } from "@/lib/portal/domain/say-day"
import type { OwnHousehold } from "@/lib/portal/queries/get-own-household"
import type { PortalPage } from "../portal-page"

interface HouseholdUsesProps {
  page: PortalPage
  own: OwnHousehold
  household: NonNullable<OwnHousehold["household"]>
}

/** Who redeemed what, and whose points it took. */
export function HouseholdUses({ page: { ctx, program }, own, household }: HouseholdUsesProps) {
  if (own.uses.length === 0) return null
  const { timeZone } = ctx.merchant
  const today = localDay(ctx.now, timeZone)
  const { currency } = program.definition
  const name = (memberId: string) => callMember(household, memberId, own.memberId)
  return (
    <Section title="What was used">
      <CardList>
        {own.uses.map(({ redemptionId, rewardName, at, isCancelled, memberId, shares }) => (
          <CardRow
            key={redemptionId}
            title={`${name(memberId)} redeemed ${rewardName}`}
            note={
              <span className="tabular">
                {sayRecentDay(localDay(at, timeZone), today)}.{" "}
                {shares.map((share) => `${name(share.memberId)}: ${formatPoints(share.points, currency)}`).join(", ")}.
                {isCancelled ? " Given back." : ""}
              </span>
            }
          />
        ))}
      </CardList>
    </Section>
  )
}
