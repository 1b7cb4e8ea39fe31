import { formatValue } from "@/components/ui/format-value"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { formatPoints } from "@/lib/core/points"
import type { ScenarioResult } from "@/lib/simulations/domain/simulation-result"

/** Who would reach a first reward, and how soon, by group. */
export function ReachTable({ scenario }: { scenario: ScenarioResult }) {
  const { name, reward, points, firstReward } = scenario
  if (!reward) return null
  const caption = `${name}: who reaches ${reward.name} (${formatPoints(reward.costPoints, points)})`
  return (
    <Table caption={caption} showCaption>
      <TableHead>
        <TableRow>
          <TableHeader>Group</TableHeader>
          <TableHeader numeric>Members</TableHeader>
          <TableHeader numeric>Reach it</TableHeader>
          <TableHeader numeric>Half of these within</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {firstReward
          .filter(({ members }) => members > 0)
          .map((group) => (
            <TableRow key={group.name}>
              <TableCell>{group.name}</TableCell>
              <TableCell numeric>{formatValue(group.members, "")}</TableCell>
              <TableCell numeric className="whitespace-nowrap">
                {formatValue(group.reached / group.members, "%")}
              </TableCell>
              <TableCell numeric className="whitespace-nowrap">
                {formatValue(group.medianDays, group.medianDays === 1 ? "day" : "days")}
              </TableCell>
            </TableRow>
          ))}
      </TableBody>
    </Table>
  )
}
