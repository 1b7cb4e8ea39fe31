import { EventTypeForm } from "@/components/events/event-type-form"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listEventTypes } from "@/lib/purchases/queries/list-event-types"

export const metadata = { title: "Add a kind of activity" }

export default async function NewActivityPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "programs:write")
  const [taken, archived] = await Promise.all([
    listEventTypes(ctx, { limit: 200 }),
    listEventTypes(ctx, { limit: 200, archived: true }),
  ])
  const { slug } = ctx.merchant
  return (
    <>
      <PageHeader
        title="Add a kind of activity"
        description="Say what it is called and what it tells. Then give points for it in the program."
        back={{ href: `/d/${slug}/activities`, label: "Activities" }}
      />
      <EventTypeForm
        merchantSlug={slug}
        type={null}
        taken={[...taken.data, ...archived.data].map(({ code }) => code)}
      />
    </>
  )
}
