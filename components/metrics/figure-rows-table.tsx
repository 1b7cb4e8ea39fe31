import { EmptyState } from "@/components/ui/empty-state"
import { formatNumber, formatValue } from "@/components/ui/format-value"
import { Pager } from "@/components/ui/load-more"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { type MetricKey, metricDefinition } from "@/lib/metrics/domain/registry"
import type { FigureRow, FigureRows, RowSums } from "@/lib/metrics/queries/list-figure-rows"
import type { TierRowsSum } from "@/lib/metrics/queries/sum-tier-rows"
import { kindInWords } from "./entry-words"

interface FigureRowsTableProps {
  metric: MetricKey
  rows: FigureRows
  sums: RowSums
  /** What the rows of members by tier come to, tier by tier. */
  tiers?: readonly TierRowsSum[] | undefined
  /** The unit of a row's value. */
  unit: string
  title: string
  merchantSlug: string
  timeZone: string
  firstHref: string | undefined
  nextHref: string | undefined
}

function RowLine({
  row,
  unit,
  merchantSlug,
  timeZone,
  marked,
}: {
  row: FigureRow
  unit: string
  merchantSlug: string
  timeZone: string
  /** The heading of what says whether a row counts; absent where all do. */
  marked: string | undefined
}) {
  const who = row.who ?? "Anonymous"
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap text-muted max-sm:text-xs">
        <Time instant={row.at} timeZone={timeZone} />
      </TableCell>
      <TableCell top className="max-w-64 break-words">
        {row.memberId ? <TextLink href={`/d/${merchantSlug}/members/${row.memberId}`}>{who}</TextLink> : who}
      </TableCell>
      <TableCell>{kindInWords(row.what)}</TableCell>
      {marked ? (
        <TableCell>
          <span className="text-muted sm:hidden">{marked}: </span>
          {row.counted ? "Yes" : "No"}
        </TableCell>
      ) : null}
      <TableCell numeric top className="max-sm:font-semibold">
        {formatNumber(row.value, unit)}
      </TableCell>
    </TableRow>
  )
}

/** In words, what the rows sum to: the figure itself, its change, or both parts of a ratio. */
function sumInWords({
  metric,
  sums,
  unit,
  tiers = [],
}: Pick<FigureRowsTableProps, "metric" | "sums" | "unit" | "tiers">): string {
  const { count, sum, countedCount, countedSum } = sums
  const rows = formatValue(count, count === 1 ? "row" : "rows")
  if (metric === "memberRevenueShare")
    return `${rows}: ${formatValue(countedSum, unit)} by members of ${formatValue(sum, unit)} in all.`
  if (metric === "repeatPurchaseRate")
    return `${rows}: ${formatNumber(countedCount, "")} customers with two purchases or more of ${formatNumber(count, "")}.`
  if (metric === "activeMembers") return `${rows}, one for each member who bought.`
  if (metric === "nps")
    return `${rows}: ${formatNumber(sum, "", { sign: true })} over ${formatValue(count, "answers")}.`
  if (metric === "membersByTier") {
    const each = tiers.map(({ tier, sum: by }) => `${tier} by ${formatNumber(by, "", { sign: true })}`)
    return `${rows}, a change of tier being two of them: they change ${each.join(", ")}.`
  }
  const change = metricDefinition(metric).kind === "stock"
  return `${rows} that ${change ? "change it by" : "sum to"} ${formatValue(sum, unit, { sign: change })}.`
}

/** The rows that a figure is made of, with their sum. */
export function FigureRowsTable({
  metric,
  rows,
  sums,
  tiers,
  unit,
  title,
  merchantSlug,
  timeZone,
  firstHref,
  nextHref,
}: FigureRowsTableProps) {
  if (sums.count === 0) {
    return (
      <EmptyState title="Nothing in these days">Choose another line of the table above, or a longer period.</EmptyState>
    )
  }
  const marks: Partial<Record<MetricKey, string>> = { memberRevenueShare: "Member", repeatPurchaseRate: "Two or more" }
  const mark = marks[metric]
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="tabular text-sm">{sumInWords({ metric, sums, unit, tiers })}</p>
      <Table caption={title} stacked>
        <TableHead>
          <TableRow>
            <TableHeader>When</TableHeader>
            <TableHeader>Customer</TableHeader>
            <TableHeader>What</TableHeader>
            {mark ? <TableHeader>{mark}</TableHeader> : null}
            <TableHeader numeric>Value</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.data.map((row) => (
            <RowLine
              key={`${row.id} ${row.what}`}
              row={row}
              unit={unit}
              merchantSlug={merchantSlug}
              timeZone={timeZone}
              marked={mark}
            />
          ))}
        </TableBody>
      </Table>
      <Pager
        shown={`${formatNumber(rows.data.length, "")} of ${formatNumber(sums.count, "")} shown`}
        {...(firstHref && { previousHref: firstHref })}
        {...(nextHref && { nextHref })}
      />
    </div>
  )
}
