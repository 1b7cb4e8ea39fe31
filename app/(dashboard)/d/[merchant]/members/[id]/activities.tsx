import { EventList } from "@/components/events/event-list"
import { RecordEventDialog } from "@/components/events/record-event-dialog"
import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { listEventTypes } from "@/lib/purchases/queries/list-event-types"
import { listEvents } from "@/lib/purchases/queries/list-events"

/** What a customer did beside buying, the latest of it, and a way to record more by hand. */
export async function Activities({ ctx, customerId }: { ctx: Ctx; customerId: string }) {
  const { slug, timeZone } = ctx.merchant
  const [events, taken, archived] = await Promise.all([
    listEvents(ctx, { customerId, limit: 50 }),
    listEventTypes(ctx, { limit: 200 }),
    listEventTypes(ctx, { limit: 200, archived: true }),
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
        withMember={false}
      />
    </div>
  )
}
