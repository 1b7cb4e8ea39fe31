import { notFound } from "next/navigation"
import { SegmentForm } from "@/components/segments/segment-form"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { getBuilderChoices } from "@/lib/segments/queries/get-builder-choices"
import { listSurveys } from "@/lib/surveys/queries/list-surveys"

export const metadata = { title: "Add a segment" }

export default async function NewSegmentPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "segments:write")
  if (!ctx.permissions.has("segments:write")) notFound()
  const [choices, surveys] = await Promise.all([getBuilderChoices(ctx), listSurveys(ctx, { limit: 50 })])
  const { slug, currency } = ctx.merchant
  return (
    <>
      <PageHeader
        title="Add a segment"
        description="Say what its customers have in common. The count follows as you go."
        back={{ href: `/d/${slug}/segments`, label: "Segments" }}
      />
      <SegmentForm
        merchantSlug={slug}
        currency={currency}
        choices={choices}
        surveys={surveys.data.map(({ id, title }) => ({ id, title }))}
        segment={null}
      />
    </>
  )
}
