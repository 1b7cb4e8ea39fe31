import { formatValue } from "@/components/ui/format-value"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import type { ScenarioResult } from "@/lib/simulations/domain/simulation-result"
import { percentOf } from "./percent"

type Row = [label: string, help: string | null, value: (scenario: ScenarioResult) => string]

const points = (value: (scenario: ScenarioResult) => number) => (scenario: ScenarioResult) =>
  formatValue(value(scenario), scenario.points.plural)

function rowsOf(money: string): Row[] {
  const inMoney = (value: (scenario: ScenarioResult) => number) => (scenario: ScenarioResult) =>
    formatValue(value(scenario), money)
  return [
    ["Cost", "Redeemed, expected to be of the rest, and benefits", inMoney((one) => one.costMinor)],
    [
      "Cost on equal terms",
      "Redeemed as is assumed, of the live program too",
      inMoney((one) => one.assumedCostMinor ?? one.costMinor),
    ],
    ["Benefits of tiers", "Discounts taken, and what is used of the rest", inMoney((one) => one.benefitsMinor)],
    ["Cost of what members spend", null, (one) => percentOf(one.costBasisPoints)],
    [
      "Given of what members spend",
      "All points given, at their value, and benefits",
      (one) => percentOf(one.rewardBasisPoints),
    ],
    [
      "Members must buy more by",
      "For the change to pay for itself on equal terms, at your margin",
      (one) => (one.breakEvenBasisPoints === null ? "Nothing pays for it" : percentOf(one.breakEvenBasisPoints)),
    ],
    ["Members", null, (one) => formatValue(one.members, "")],
    ["Who bought in these days", null, (one) => formatValue(one.buyers, "")],
    ["They spent", null, inMoney((one) => one.spendMinor)],
    ["Outstanding at the beginning", null, points((one) => one.openingPoints)],
    ["Issued", null, points((one) => one.issuedPoints)],
    ["Taken back by returns", null, points((one) => one.reversedPoints)],
    ["Redeemed", null, points((one) => one.redeemedPoints)],
    ["Run out", null, points((one) => one.expiredPoints)],
    ["Outstanding at the end", null, points((one) => one.outstandingPoints)],
    ["Liability at the end", "At the value of points", inMoney((one) => one.liabilityMinor)],
    ["Expected to be redeemed of it", null, inMoney((one) => one.expectedLiabilityMinor)],
  ]
}

/** The figures of the programs, one column each. */
export function ScenarioColumns({ scenarios, money }: { scenarios: readonly ScenarioResult[]; money: string }) {
  return (
    <Table caption="The programs side by side" showCaption>
      <TableHead>
        <TableRow>
          <TableHeader>
            <span className="sr-only">Figure</span>
          </TableHeader>
          {scenarios.map(({ key, name }) => (
            <TableHeader key={key} numeric className="min-w-40 whitespace-normal py-2 align-bottom">
              {name}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rowsOf(money).map(([label, help, value]) => (
          <TableRow key={label}>
            <th scope="row" className="min-w-44 px-4 py-2.5 text-start font-normal">
              {label}
              {help ? <span className="block text-xs text-muted">{help}</span> : null}
            </th>
            {scenarios.map((scenario) => (
              <TableCell key={scenario.key} numeric className="whitespace-nowrap align-top">
                {value(scenario)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
