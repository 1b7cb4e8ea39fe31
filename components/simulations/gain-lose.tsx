import { buttonStyles } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { formatValue } from "@/components/ui/format-value"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import type { SimulationView } from "@/lib/simulations/steps/read-simulation"

type Against = NonNullable<SimulationView["result"]>["againstLive"][number]
type Difference = Against["gainers"][number]

interface GainLoseProps {
  merchantSlug: string
  simulationId: string
  money: string
  name: string
  against: Against
}

/** Who gains and who loses by a draft, named. */
export function GainLose({ merchantSlug, simulationId, money, name, against }: GainLoseProps) {
  const { gain, lose, same, gainMinor, loseMinor, higherTier, lowerTier, losers, gainers } = against
  const sums = [
    `${formatValue(gain, "members")} gain ${formatValue(gainMinor, money)}`,
    `${formatValue(lose, "")} lose ${formatValue(loseMinor, money)}`,
    `${formatValue(same, "")} stay as they are`,
    `${formatValue(higherTier, "")} end in a higher tier, ${formatValue(lowerTier, "")} in a lower one`,
  ]
  return (
    <Card>
      <CardHeader
        title={`Who gains and who loses: ${name}`}
        description={`${sums.join("; ")}. By the value of points given and what benefits cost.`}
        action={
          <a href={`/d/${merchantSlug}/simulations/${simulationId}/members.csv`} download className={buttonStyles()}>
            All members, CSV
          </a>
        }
      />
      <div className="grid gap-6 xl:grid-cols-2">
        <Differences caption="Lose the most" {...{ merchantSlug, money }} all={losers} />
        <Differences caption="Gain the most" {...{ merchantSlug, money }} all={gainers} />
      </div>
    </Card>
  )
}

interface DifferencesProps {
  merchantSlug: string
  money: string
  caption: string
  all: readonly Difference[]
}

function Differences({ merchantSlug, money, caption, all }: DifferencesProps) {
  if (all.length === 0) return null
  return (
    <Table caption={caption} showCaption>
      <TableHead>
        <TableRow>
          <TableHeader>Member</TableHeader>
          <TableHeader numeric>Now</TableHeader>
          <TableHeader numeric>Then</TableHeader>
          <TableHeader numeric>Change</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {all.map((one) => (
          <TableRow key={one.customerId}>
            <TableCell>
              <Named merchantSlug={merchantSlug} one={one} />
              {one.liveTier === one.draftTier ? null : (
                <span className="block text-xs text-muted">
                  {one.liveTier ?? "No tier"} to {one.draftTier ?? "no tier"}
                </span>
              )}
            </TableCell>
            <TableCell numeric>{formatValue(one.liveMinor, money)}</TableCell>
            <TableCell numeric>{formatValue(one.draftMinor, money)}</TableCell>
            <TableCell numeric>{formatValue(one.draftMinor - one.liveMinor, money, { sign: true })}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Named({ merchantSlug, one }: { merchantSlug: string; one: Difference }) {
  const name = one.customerName ?? one.externalId ?? "A customer"
  return one.memberId ? <TextLink href={`/d/${merchantSlug}/members/${one.memberId}`}>{name}</TextLink> : name
}
