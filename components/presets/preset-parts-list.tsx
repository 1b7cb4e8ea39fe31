import { Card, CardHeader } from "@/components/ui/card"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { PresetDetail } from "@/lib/presets/queries/get-preset"

/** The whole program in words. */
export function PresetWords({ preset: { sentences } }: { preset: PresetDetail }) {
  return (
    <Card>
      <CardHeader title="In words" description="The whole program, as members read it." />
      <ul className="grid gap-2 text-sm">
        {sentences.map((sentence) => (
          <li key={sentence} className="break-words">
            {sentence}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Each tier with how it is reached and what it brings; nothing where there are none. */
export function PresetTiers({ preset: { phone } }: { preset: PresetDetail }) {
  if (phone.tiers.length === 0) return null
  return (
    <Card>
      <CardHeader title="Tiers and their benefits" description="Benefits of lower tiers stay with higher ones." />
      <ol className="grid gap-4 text-sm">
        {phone.tiers.map(({ name, how, benefits }) => (
          <li key={name} className="grid gap-1">
            <h3 className="font-semibold">{name}</h3>
            <p className="break-words text-muted">{how}</p>
            {benefits.length > 0 ? (
              <ul className="grid list-disc gap-1 ps-4">
                {benefits.map((benefit) => (
                  <li key={benefit} className="break-words">
                    {benefit}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Rewards with their price, what they cost, and who would have had enough. */
export function PresetRewards({ preset }: { preset: PresetDetail }) {
  const { program, estimate, scale } = preset
  return (
    <Card>
      <CardHeader
        title="Rewards"
        description="What members get, what one costs you, and how many of your customers would have had enough."
      />
      <Table caption="Rewards of this structure">
        <TableHead>
          <tr>
            <TableHeader>Reward</TableHeader>
            <TableHeader numeric>Price</TableHeader>
            <TableHeader numeric>Costs you</TableHeader>
            <TableHeader numeric>Would have had enough</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {program.rewards.map(({ name, costPoints, unitCostMinor }, index) => (
            <TableRow key={name}>
              <TableCell>{name}</TableCell>
              <TableCell numeric>{formatPoints(costPoints, program.currency)}</TableCell>
              <TableCell numeric>{unitCostMinor ? formatMoney(unitCostMinor, scale.money) : "Not known"}</TableCell>
              <TableCell numeric>{reachWords(estimate, index)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function reachWords({ customers, exact, reach }: PresetDetail["estimate"], index: number): string {
  if (customers === 0) return "No history"
  const count = reach[index] ?? 0
  return `${exact ? "" : "at least "}${formatInteger(count)} of ${formatInteger(customers)}`
}
