import type { ReactNode } from "react"
import { EventList } from "@/components/events/event-list"
import { RecordEventDialog } from "@/components/events/record-event-dialog"
import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import type { ListPlace } from "@/lib/core/list-place"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { listEventTypes } from "@/lib/purchases/queries/list-event-types"
import { listEvents } from "@/lib/purchases/queries/list-events"

interface ActivitiesProps {
  ctx: Ctx
  customerId: string
  place: ListPlace
  end: (shown: number, nextCursor: string | null) => ReactNode
}

/** What a customer did beside buying, the latest of it, and a way to record more by hand. */
export async function Activities({ ctx, customerId, place, end }: ActivitiesProps) {
  const { slug, timeZone } = ctx.merchant
  const [events, taken, archived, programs] = await Promise.all([
    listEvents(ctx, { customerId, ...place }),
    listEventTypes(ctx, { limit: 200 }),
    listEventTypes(ctx, { limit: 200, archived: true }),
    listPrograms(ctx, { limit: 200 }),
  ])
  const canRecord = ctx.permissions.has("events:write") && taken.data.length > 0
  return (
    <div className="grid gap-4">
      {canRecord ? (
        <RecordEventDialog
          merchantSlug={slug}
          timeZone={timeZone}
          today={localDay(ctx.now, timeZone)}
          types={taken.data}
          search={null}
          customerId={customerId}
        />
      ) : null}
      <EventList
        merchantSlug={slug}
        timeZone={timeZone}
        events={events.data}
        names={new Map([...taken.data, ...archived.data].map(({ code, name }) => [code, name]))}
        programs={programs.data}
        withMember={false}
      />
      {end(events.data.length, events.nextCursor)}
    </div>
  )
}
