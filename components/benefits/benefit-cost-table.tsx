import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import type { BenefitCosts } from "@/lib/benefits/queries/get-benefit-costs"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"

/** Each benefit with its uses, who used it and its cost, and the program's total. */
export function BenefitCostTable({ costs }: { costs: BenefitCosts }) {
  const { benefits, currency } = costs
  return (
    <Table caption="Benefits and what they cost">
      <TableHead>
        <TableRow>
          <TableHeader>Benefit</TableHeader>
          <TableHeader>Tier</TableHeader>
          <TableHeader numeric>Uses</TableHeader>
          <TableHeader numeric>Members</TableHeader>
          <TableHeader numeric>Cost</TableHeader>
          <TableHeader numeric>Per use</TableHeader>
          <TableHeader numeric>Cost unknown</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {benefits.map((one) => (
          <TableRow key={one.benefitId}>
            <TableCell className="break-words">{one.name}</TableCell>
            <TableCell>{one.tierName}</TableCell>
            <Figures {...one} currency={currency} />
          </TableRow>
        ))}
        <TableRow className="font-semibold">
          <TableCell colSpan={2}>The program</TableCell>
          <Figures {...costs} />
        </TableRow>
      </TableBody>
    </Table>
  )
}

type FiguresProps = { uses: number; members: number; costMinor: number; usesWithoutCost: number; currency: string }

function Figures({ uses, members, costMinor, usesWithoutCost, currency }: FiguresProps) {
  const costed = uses - usesWithoutCost
  return (
    <>
      <TableCell numeric>{formatInteger(uses)}</TableCell>
      <TableCell numeric>{formatInteger(members)}</TableCell>
      <TableCell numeric>{costed > 0 ? formatMoney(costMinor, currency) : "–"}</TableCell>
      <TableCell numeric>{costed > 0 ? formatMoney(Math.round(costMinor / costed), currency) : "–"}</TableCell>
      <TableCell numeric>
        {usesWithoutCost > 0 ? `${formatInteger(usesWithoutCost)} ${usesWithoutCost === 1 ? "use" : "uses"}` : "–"}
      </TableCell>
    </>
  )
}
