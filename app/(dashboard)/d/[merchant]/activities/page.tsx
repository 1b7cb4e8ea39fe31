import { Plus } from "lucide-react"
import { EventTypeTable } from "@/components/events/event-type-table"
import { LatestEvents } from "@/components/events/latest-events"
import { RecordEventDialog } from "@/components/events/record-event-dialog"
import { ButtonLink } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { localDay } from "@/lib/core/calendar"
import { listLinks, listPlace } from "@/lib/core/list-place"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { listEventTypes } from "@/lib/purchases/queries/list-event-types"
import { listEvents } from "@/lib/purchases/queries/list-events"
import { findCustomers } from "./find-customers"

export const metadata = { title: "Activities" }

const bounds = { step: 30, most: 180 }

interface ActivitiesPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ show?: string; after?: string }>
}

export default async function ActivitiesPage({ params, searchParams }: ActivitiesPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "events:read")
  const { slug, timeZone } = ctx.merchant
  const place = listPlace(await searchParams, bounds)
  const [taken, archived, events, programs] = await Promise.all([
    listEventTypes(ctx, { limit: 200 }),
    listEventTypes(ctx, { limit: 200, archived: true }),
    listEvents(ctx, place),
    listPrograms(ctx, { limit: 200 }),
  ])
  const types = [...taken.data, ...archived.data]
  const canWrite = ctx.permissions.has("programs:write")
  const canRecord = ctx.permissions.has("events:write") && ctx.permissions.has("members:read") && taken.data.length > 0
  const links = listLinks(`/d/${slug}/activities`, {}, place, events.nextCursor, bounds)
  return (
    <>
      <PageHeader
        title="Activities"
        description="What customers do beside buying: reviews, bookings, birthdays, invitations. Rules can give points for it."
        action={
          <>
            {canRecord ? (
              <RecordEventDialog
                merchantSlug={slug}
                timeZone={timeZone}
                today={localDay(ctx.now, timeZone)}
                types={taken.data}
                search={findCustomers.bind(null, slug)}
                customerId={null}
              />
            ) : null}
            {canWrite ? (
              <ButtonLink variant="primary" icon={<Plus aria-hidden />} href={`/d/${slug}/activities/new`}>
                Add a kind
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid min-w-0 gap-8">
        <EventTypeTable merchantSlug={slug} types={types} canWrite={canWrite} />
        <LatestEvents
          merchantSlug={slug}
          timeZone={timeZone}
          events={events.data}
          names={new Map(types.map(({ code, name }) => [code, name]))}
          programs={programs.data}
          links={links}
        />
      </div>
    </>
  )
}
