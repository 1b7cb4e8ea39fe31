import { cn } from "@/components/ui/cn"
import { EmptyState } from "@/components/ui/empty-state"
import { formatNumber } from "@/components/ui/format-value"
import { Link } from "@/components/ui/link"
import { Pager } from "@/components/ui/load-more"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import type { LedgerEntries, LedgerEntry } from "@/lib/metrics/queries/list-ledger-entries"
import { entryKinds, kindInWords } from "./entry-words"

interface LedgerTableProps {
  entries: LedgerEntries
  kind: string | undefined
  first: boolean
  merchantSlug: string
  timeZone: string
}

function KindLinks({ kind, path }: { kind: string | undefined; path: string }) {
  return (
    <nav aria-label="Kind of entry" className="flex flex-wrap gap-1 text-sm">
      {[undefined, ...entryKinds].map((one) => (
        <Link
          key={one ?? "all"}
          href={one ? `${path}?kind=${one}` : path}
          scroll={false}
          aria-current={one === kind ? "true" : undefined}
          className={cn(
            "flex h-8 items-center rounded-md px-2.5 text-muted hover:text-ink",
            one === kind && "bg-raised font-semibold text-ink",
          )}
        >
          {one ? kindInWords(one) : "All"}
        </Link>
      ))}
    </nav>
  )
}

function EntryLine({ entry, merchantSlug, timeZone }: { entry: LedgerEntry; merchantSlug: string; timeZone: string }) {
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
        <Time instant={entry.recordedAt} timeZone={timeZone} format="minute" />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
        <Time instant={entry.effectiveAt} timeZone={timeZone} />
      </TableCell>
      <TableCell top className="max-w-64 wrap-anywhere max-sm:max-w-none">
        <TextLink href={`/d/${merchantSlug}/members/${entry.memberId}`}>{entry.who}</TextLink>
      </TableCell>
      <TableCell>
        {kindInWords(entry.kind)}
        {entry.reason ? <span className="block text-xs text-muted">{entry.reason}</span> : null}
        <span className="block text-xs text-muted sm:hidden">
          <Time instant={entry.recordedAt} timeZone={timeZone} format="minute" />, for{" "}
          <Time instant={entry.effectiveAt} timeZone={timeZone} />
        </span>
      </TableCell>
      <TableCell numeric top className="max-sm:font-semibold">
        {formatNumber(entry.points, "", { sign: true })}
      </TableCell>
    </TableRow>
  )
}

/** Entries of all members, as they were recorded. */
export function LedgerTable({ entries, kind, first, merchantSlug, timeZone }: LedgerTableProps) {
  const path = `/d/${merchantSlug}/ledger`
  const of = kind ? `kind=${kind}&` : ""
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-xl font-semibold">Entries</h2>
      <KindLinks kind={kind} path={path} />
      {entries.data.length === 0 ? (
        <EmptyState title="No entries">
          Points that members earn, use or lose are written here, one entry each.
        </EmptyState>
      ) : (
        <>
          <Table caption="Entries of the ledger" stacked>
            <TableHead>
              <TableRow>
                <TableHeader>Recorded</TableHeader>
                <TableHeader>Took effect</TableHeader>
                <TableHeader>Member</TableHeader>
                <TableHeader>What</TableHeader>
                <TableHeader numeric>Points</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {entries.data.map((entry) => (
                <EntryLine key={entry.id} entry={entry} merchantSlug={merchantSlug} timeZone={timeZone} />
              ))}
            </TableBody>
          </Table>
          <Pager
            shown={`${entries.data.length} entries, newest first`}
            {...(first ? {} : { previousHref: `${path}?${of}` })}
            {...(entries.nextCursor && { nextHref: `${path}?${of}cursor=${entries.nextCursor}` })}
          />
        </>
      )}
    </section>
  )
}
