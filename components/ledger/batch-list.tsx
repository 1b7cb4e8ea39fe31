import { FileSpreadsheet } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import type { AdjustmentBatchView } from "@/lib/ledger/steps/batch-view"
import { BatchStatus } from "./batch-status"

type BatchListProps = { merchantSlug: string; timeZone: string; batches: readonly AdjustmentBatchView[] }

/** Files of adjustments that were sent, newest first. */
export function BatchList({ merchantSlug, timeZone, batches }: BatchListProps) {
  if (batches.length === 0) {
    return (
      <EmptyState icon={<FileSpreadsheet aria-hidden />} title="No file yet">
        Points for many members at once, as an apology after a bad day or to bring over a card of stamps, go by file.
      </EmptyState>
    )
  }
  return (
    <Table caption="Files" showCaption stacked>
      <TableHead>
        <TableRow>
          <TableHeader>File</TableHeader>
          <TableHeader>Sent</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader numeric>Rows</TableHeader>
          <TableHeader numeric>Posted</TableHeader>
          <TableHeader numeric>Given</TableHeader>
          <TableHeader numeric>Taken</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {batches.map((batch) => (
          <TableRow key={batch.id}>
            <TableCell top className="max-w-72 truncate max-sm:max-w-none">
              <TextLink href={`/d/${merchantSlug}/ledger/adjustments/${batch.id}`}>{batch.fileName}</TextLink>
              <span className="block truncate text-xs text-muted">{batch.reason}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Time instant={batch.createdAt} timeZone={timeZone} format="minute" />
              <span className="block text-xs text-muted">{batch.createdByName}</span>
            </TableCell>
            <TableCell top>
              <BatchStatus status={batch.status} />
            </TableCell>
            <TableCell numeric className="max-sm:hidden">
              {formatInteger(batch.rowCount)}
            </TableCell>
            <TableCell numeric className="max-sm:hidden">
              {formatInteger(batch.postedRows)}
            </TableCell>
            <TableCell numeric className="max-sm:hidden">
              {formatInteger(batch.givenPoints)}
            </TableCell>
            <TableCell numeric className="max-sm:hidden">
              {formatInteger(batch.takenPoints)}
            </TableCell>
            <TableCell className="text-muted sm:hidden">
              {`${formatInteger(batch.postedRows)} of ${formatInteger(batch.rowCount)} rows posted: ${formatInteger(batch.givenPoints)} given, ${formatInteger(batch.takenPoints)} taken`}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
