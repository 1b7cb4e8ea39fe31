import { Card, CardHeader } from "@/components/ui/card"
import { formatValue } from "@/components/ui/format-value"
import { Time } from "@/components/ui/time"
import { usualBenefitUseBasisPoints } from "@/lib/simulations/domain/assumptions"
import type { SimulationResult } from "@/lib/simulations/domain/simulation-result"
import { percentOf } from "./percent"

const sources = {
  asked: "as you said",
  live: "the share of their points that members have redeemed so far",
  usual: "the usual share, as too few have redeemed yet",
} as const

const taking = {
  members: "Who is a member now takes part.",
  everyone: "Everybody who bought takes part.",
} as const

/** What the figures stand on, and what they cannot know. */
export function AssumptionNotes({ result }: { result: Omit<SimulationResult, "againstLive"> }) {
  const { assumptions, history, cannotKnow, moneyCurrency, recordedBefore, timeZone, scenarios } = result
  const { redemptionBasisPoints, redemptionFrom, marginBasisPoints, participation } = assumptions
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <Card>
        <CardHeader title="What these figures stand on" />
        <ul className="grid list-disc gap-2 ps-5 text-sm">
          <li>
            {formatValue(history.purchases, "purchases")} of {formatValue(history.customers, "customers")}, less
            returns, {formatValue(history.revenueMinor, moneyCurrency)} in all, as recorded by{" "}
            <Time instant={recordedBefore} timeZone={timeZone} format="minute" />.
          </li>
          <li>
            {percentOf(redemptionBasisPoints)} of members redeem: {sources[redemptionFrom]}. The same people do in every
            draft. Of the live program what was redeemed is told, and of what it owes the same share is expected; on
            equal terms its members redeem as in the drafts.
          </li>
          <li>You earn {percentOf(marginBasisPoints)} on a sale before the program.</li>
          {scenarios.some(({ benefitsMinor }) => benefitsMinor > 0) ? (
            <li>
              Each purchase takes the best discount of the tier that it is made at, and unless it was made in a store
              its free delivery. Of what tiers allow so many times,{" "}
              {percentOf(assumptions.benefitUseBasisPoints ?? usualBenefitUseBasisPoints)} is used, at what you said
              that one use costs.
            </li>
          ) : null}
          <li>
            {taking[participation]} Each program is played from the beginning of what was recorded and counted from the
            first day on, so that members begin with the points and tiers that it has given them by then.
          </li>
        </ul>
      </Card>
      <Card>
        <CardHeader title="What a backtest cannot know" />
        <ul className="grid list-disc gap-2 ps-5 text-sm">
          {cannotKnow.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
