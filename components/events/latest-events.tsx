import { LoadMore } from "@/components/ui/load-more"
import type { ListLinks } from "@/lib/core/list-place"
import { EventList, type EventListProps } from "./event-list"

/** What happened lately, newest first, as far as it is loaded. */
export function LatestEvents({ links, ...list }: Omit<EventListProps, "withMember"> & { links: ListLinks }) {
  return (
    <section className="grid min-w-0 gap-4">
      <h2 className="text-xl font-semibold tracking-tight">Lately</h2>
      <EventList {...list} withMember />
      {list.events.length > 0 ? (
        <LoadMore shown={`${list.events.length} shown, the latest first`} links={links} />
      ) : null}
    </section>
  )
}
