import { Activity } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import type { ProgramWords } from "@/lib/programs/domain/points-words"
import type { EventResult } from "@/lib/purchases/steps/event-result"
import { dataWords, earnedWords, eventName } from "./event-words"

export type EventListProps = {
  merchantSlug: string
  timeZone: string
  events: readonly (EventResult & { id: string })[]
  /** The names of the kinds by their codes. */
  names: ReadonlyMap<string, string>
  /** Whose words points are told in. */
  programs: readonly ProgramWords[]
  /** Whether to say whose they are. */
  withMember: boolean
}

function whoWords({ customer }: EventResult): string {
  const name = [customer?.firstName, customer?.lastName].filter(Boolean).join(" ")
  return name || customer?.email || (customer?.externalId ? `Customer ${customer.externalId}` : "Customer")
}

function Who({ event, merchantSlug }: { event: EventResult; merchantSlug: string }) {
  const [member] = event.members
  if (!member) return <>{whoWords(event)}</>
  return <TextLink href={`/d/${merchantSlug}/members/${member.id}`}>{whoWords(event)}</TextLink>
}

/** What customers did beside buying, what each carried, and what it earned or why not. */
export function EventList({ merchantSlug, timeZone, events, names, programs, withMember }: EventListProps) {
  if (events.length === 0) {
    return (
      <EmptyState icon={<Activity aria-hidden />} title="No activity yet">
        Reviews, bookings, birthdays and the like appear here as they happen, with what they earned.
      </EmptyState>
    )
  }
  return (
    <Table caption="Activities" stacked>
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          {withMember ? <TableHeader>Who</TableHeader> : null}
          <TableHeader>What</TableHeader>
          <TableHeader>Details</TableHeader>
          <TableHeader>Earned</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {events.map((result) => (
          <TableRow key={result.id}>
            <TableCell className="whitespace-nowrap max-sm:text-xs max-sm:text-muted">
              <Time instant={result.event.occurredAt} timeZone={timeZone} format="minute" />
            </TableCell>
            {withMember ? (
              <TableCell top>
                <Who event={result} merchantSlug={merchantSlug} />
              </TableCell>
            ) : null}
            <TableCell top={!withMember}>{eventName(result.event, names)}</TableCell>
            <TableCell className="max-w-80 break-words text-muted max-sm:empty:hidden">
              {dataWords(result.event)}
            </TableCell>
            <TableCell className={result.awards.length > 0 ? "tabular whitespace-nowrap" : "text-muted"}>
              {earnedWords(result, programs)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
