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
