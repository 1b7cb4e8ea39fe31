import { Sparkline } from "@/components/charts/sparkline"
import { formatValue } from "@/components/ui/format-value"
import { ChangeNote } from "@/components/ui/stat"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { type Period, periodQuery } from "@/lib/metrics/domain/period"
import { metricDefinition } from "@/lib/metrics/domain/registry"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { changeOf, courseOf, unitOf } from "./words"

interface MetricListProps {
  figures: readonly Figure[]
  period: Period
  merchantSlug: string
  pointsWord: string
}

/** Every figure of the period in a table. */
export function MetricList({ figures, period, merchantSlug, pointsWord }: MetricListProps) {
  return (
    <Table caption="All metrics of the period" stacked>
      <TableHead>
        <TableRow>
          <TableHeader>Metric</TableHeader>
          <TableHeader numeric>Value</TableHeader>
          <TableHeader>Change</TableHeader>
          <TableHeader>Course</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {figures.map((figure) => {
          const { title, formula } = metricDefinition(figure.metric)
          const unit = unitOf(figure.metric, figure.unit, pointsWord)
          const name = figure.dimension ? `${title}: ${Object.values(figure.dimension).join(", ")}` : title
          const course = courseOf(figure)
          const change = changeOf(figure.metric, figure.change, period.against)
          return (
            <TableRow key={`${figure.metric} ${JSON.stringify(figure.dimension ?? "")}`}>
              <TableCell top>
                <TextLink href={`/d/${merchantSlug}/metrics/${figure.metric}?${periodQuery(period)}`}>{name}</TextLink>
                <span className="block text-xs text-muted">{formula}</span>
              </TableCell>
              <TableCell numeric top className="whitespace-nowrap max-sm:font-semibold">
                {formatValue(figure.value, unit)}
              </TableCell>
              <TableCell>{change ? <ChangeNote change={change} /> : null}</TableCell>
              <TableCell>
                <Sparkline values={course.values} label={`${name} ${course.over}`} />
                {figure.yearOfMonths ? <span className="block text-xs text-muted">by month</span> : null}
              </TableCell>
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
