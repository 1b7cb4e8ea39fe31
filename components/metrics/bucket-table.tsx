import { formatNumber } from "@/components/ui/format-value"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import type { Bucket } from "@/lib/metrics/domain/buckets"
import { metricDefinition } from "@/lib/metrics/domain/registry"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { rangeInWords } from "./words"

interface BucketTableProps {
  figures: readonly Figure[]
  buckets: readonly Bucket[]
  unit: string
  /** The address of a bucket's rows; absent where there are none to show. */
  hrefOf?: (bucket: Bucket) => string
}

/** The figure day by day, week by week or month by month, newest first, each with its rows. */
export function BucketTable({ figures, buckets, unit, hrefOf }: BucketTableProps) {
  const [first] = figures
  if (!first) return null
  const { title, kind } = metricDefinition(first.metric)
  const ratio = kind === "ratio"
  return (
    <Table caption={`${title} over the period`} className="max-h-96 overflow-y-auto">
      <TableHead className="sticky top-0 bg-surface">
        <TableRow>
          <TableHeader>Days</TableHeader>
          {figures.map((figure) => (
            <TableHeader key={JSON.stringify(figure.dimension ?? "")} numeric>
              {figure.dimension ? Object.values(figure.dimension).join(", ") : title}
            </TableHeader>
          ))}
          {ratio ? <TableHeader numeric>Of</TableHeader> : null}
          {hrefOf ? <TableHeader>Rows</TableHeader> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {buckets
          .map((bucket, index) => (
            <TableRow key={bucket.from}>
              <TableCell className="min-w-28 sm:whitespace-nowrap">{rangeInWords(bucket)}</TableCell>
              {figures.map((figure) => (
                <TableCell key={JSON.stringify(figure.dimension ?? "")} numeric>
                  {formatNumber(figure.points[index]?.value ?? null, unit)}
                </TableCell>
              ))}
              {ratio ? (
                <TableCell numeric className="text-muted">
                  {formatNumber(first.points[index]?.numerator ?? 0, "")} /{" "}
                  {formatNumber(first.points[index]?.denominator ?? 0, "")}
                </TableCell>
              ) : null}
              {hrefOf ? (
                <TableCell>
                  <TextLink href={hrefOf(bucket)} aria-label={`Rows of ${rangeInWords(bucket)}`}>
                    Show
                  </TextLink>
                </TableCell>
              ) : null}
            </TableRow>
          ))
          .reverse()}
      </TableBody>
    </Table>
  )
}
