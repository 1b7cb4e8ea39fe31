import { notFound } from "next/navigation"
import { ArchiveEventTypeButton } from "@/components/events/archive-event-type-button"
import { EventTypeForm } from "@/components/events/event-type-form"
import { HowToSend } from "@/components/events/how-to-send"
import { LatestEvents } from "@/components/events/latest-events"
import { Badge } from "@/components/ui/badge"
import { PageHeader } from "@/components/ui/page-header"
import { appUrl } from "@/lib/core/app-url"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { listLinks, listPlace } from "@/lib/core/list-place"
import { idText } from "@/lib/core/values"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { getEventTypeOrThrow } from "@/lib/purchases/queries/get-event-type-or-throw"
import { listEvents } from "@/lib/purchases/queries/list-events"

export const metadata = { title: "Activity" }

const bounds = { step: 30, most: 180 }

interface ActivityPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<{ show?: string; after?: string }>
}

export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "events:read")
  if (!idText.safeParse(id).success) notFound()
  const type = await orNotFound(getEventTypeOrThrow(ctx, { id }))
  const place = listPlace(await searchParams, bounds)
  const [events, programs] = await Promise.all([
    listEvents(ctx, { ...place, type: type.code }),
    listPrograms(ctx, { limit: 200 }),
  ])
  const { slug, timeZone } = ctx.merchant
  const links = listLinks(`/d/${slug}/activities/${id}`, {}, place, events.nextCursor, bounds)
  const canWrite = ctx.permissions.has("programs:write")
  return (
    <>
      <PageHeader
        title={type.name}
        description={`Sent as ${type.code}.`}
        back={{ href: `/d/${slug}/activities`, label: "Activities" }}
        badge={type.archivedAt ? <Badge>Archived</Badge> : undefined}
        action={
          canWrite ? (
            <ArchiveEventTypeButton merchantSlug={slug} eventTypeId={id} isArchived={type.archivedAt !== null} />
          ) : undefined
        }
      />
      <div className="grid min-w-0 gap-8">
        {canWrite ? <EventTypeForm merchantSlug={slug} type={type} taken={[]} /> : null}
        <HowToSend
          type={type}
          merchantSlug={slug}
          url={appUrl("/api/v1/events")}
          occurredAt={`${ctx.now.toISOString().slice(0, 19)}Z`}
        />
        <LatestEvents
          merchantSlug={slug}
          timeZone={timeZone}
          events={events.data}
          names={new Map([[type.code, type.name]])}
          programs={programs.data}
          links={links}
        />
      </div>
    </>
  )
}
