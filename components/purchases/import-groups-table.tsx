import { Badge } from "@/components/ui/badge"
import { formatValue } from "@/components/ui/format-value"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Time } from "@/components/ui/time"
import type { CheckedGroup } from "@/lib/purchases/domain/import/checked-group"

/** The first purchases and returns of a file as they would be recorded. */
export function ImportGroupsTable({ groups, timeZone }: { groups: CheckedGroup[]; timeZone: string }) {
  return (
    <Table caption={`The first ${groups.length} as they would be recorded`} showCaption>
      <TableHead>
        <TableRow>
          <TableHeader>Purchase</TableHeader>
          <TableHeader>Date</TableHeader>
          <TableHeader>Customer</TableHeader>
          <TableHeader numeric>Rows</TableHeader>
          <TableHeader>Articles</TableHeader>
          <TableHeader numeric>Amount</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {groups.map((group) => (
          <TableRow key={`${group.isReturn} ${group.externalId}`}>
            <TableCell className="max-w-48 whitespace-nowrap">
              <span className="inline-flex max-w-full items-center gap-2">
                <span className="truncate">{group.label}</span>
                {group.isReturn ? <Badge tone="warning">Return</Badge> : null}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Time instant={group.occurredAt} timeZone={timeZone} format="minute" />
            </TableCell>
            <TableCell className="max-w-40 truncate">{group.customer ?? "Nobody"}</TableCell>
            <TableCell numeric>{formatValue(group.rows, "")}</TableCell>
            <TableCell className="max-w-72 truncate text-muted">{group.items.join(" · ") || "–"}</TableCell>
            <TableCell numeric>
              {formatValue(group.isReturn ? -group.amountMinor : group.amountMinor, group.currency)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
