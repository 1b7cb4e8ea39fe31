import { FileSpreadsheet } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import { formatValue } from "@/components/ui/format-value"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import type { ImportRow } from "@/lib/purchases/queries/list-imports"

const states: Record<string, { label: string; tone: "good" | "warning" | "bad" | "neutral" }> = {
  uploaded: { label: "Waiting for you", tone: "warning" },
  running: { label: "Running", tone: "neutral" },
  done: { label: "Done", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "warning" },
}

type Props = { merchantSlug: string; timeZone: string; currency: string; imports: ImportRow[] }

export function ImportList({ merchantSlug, timeZone, currency, imports }: Props) {
  if (imports.length === 0) {
    return (
      <EmptyState icon={<FileSpreadsheet aria-hidden />} title="No file yet">
        Export the sales of the last year or two from your till or shop as CSV, and choose the file above.
      </EmptyState>
    )
  }
  return (
    <Table caption="Files" showCaption stacked>
      <TableHead>
        <TableRow>
          <TableHeader>File</TableHeader>
          <TableHeader>Uploaded</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader numeric>Purchases</TableHeader>
          <TableHeader numeric>Refused</TableHeader>
          <TableHeader numeric>Money</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {imports.map(({ id, fileName, createdAt, status, receipt }) => (
          <TableRow key={id}>
            <TableCell top className="max-w-72 truncate max-sm:max-w-none">
              <TextLink href={`/d/${merchantSlug}/imports/${id}`}>{fileName}</TextLink>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Time instant={createdAt} timeZone={timeZone} format="minute" />
            </TableCell>
            <TableCell top>
              <Badge tone={states[status]?.tone ?? "neutral"}>{states[status]?.label ?? status}</Badge>
            </TableCell>
            <TableCell numeric className="max-sm:hidden">
              {receipt ? formatValue(receipt.accepted, "") : "–"}
            </TableCell>
            <TableCell numeric className="max-sm:hidden">
              {receipt ? formatValue(receipt.rejected, "") : "–"}
            </TableCell>
            <TableCell numeric className="max-sm:hidden">
              {receipt ? formatValue(Number(receipt.amountMinor), currency) : "–"}
            </TableCell>
            {receipt ? (
              <TableCell className="text-muted sm:hidden">
                {`${formatValue(receipt.accepted, "")} purchases, ${formatValue(receipt.rejected, "")} refused, ${formatValue(Number(receipt.amountMinor), currency)}`}
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
