import { Hourglass } from "lucide-react"
import { WaitingActions } from "@/components/members/waiting-actions"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import type { WaitingEntry } from "@/lib/ledger/queries/list-waiting-entries"

type WaitingTableProps = {
  merchantSlug: string
  timeZone: string
  entries: readonly WaitingEntry[]
  canAdjust: boolean
}

/** Whose points wait for an action, and for how long already. */
export function WaitingTable({ merchantSlug, timeZone, entries, canAdjust }: WaitingTableProps) {
  if (entries.length === 0) {
    return (
      <EmptyState icon={<Hourglass aria-hidden />} title="Nothing waits">
        Rules may give points that wait until somebody says that what they are for has happened: that a booking took
        place, or that a return is no longer possible. They appear here.
      </EmptyState>
    )
  }
  return (
    <Table caption="Points that wait for an action" stacked>
      <TableHead>
        <TableRow>
          <TableHeader>Since</TableHeader>
          <TableHeader>Member</TableHeader>
          <TableHeader>What</TableHeader>
          <TableHeader numeric>Points</TableHeader>
          {canAdjust ? <TableHeader>Actions</TableHeader> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {entries.map((entry) => (
          <TableRow key={entry.id}>
            <TableCell className="whitespace-nowrap text-muted">
              <Time instant={entry.effectiveAt} timeZone={timeZone} />
            </TableCell>
            <TableCell top className="max-w-64 break-words max-sm:max-w-none">
              <TextLink href={`/d/${merchantSlug}/members/${entry.memberId}`}>{entry.who}</TextLink>
            </TableCell>
            <TableCell>{entry.description}</TableCell>
            <TableCell numeric top className="max-sm:font-semibold">
              {formatInteger(entry.waitingPoints)}
            </TableCell>
            {canAdjust ? (
              <TableCell>
                <WaitingActions merchantSlug={merchantSlug} entry={entry} />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
