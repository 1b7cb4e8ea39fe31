import { notFound } from "next/navigation"
import { SegmentForm } from "@/components/segments/segment-form"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { idText } from "@/lib/core/values"
import { getBuilderChoices } from "@/lib/segments/queries/get-builder-choices"
import { getSegmentOrThrow } from "@/lib/segments/queries/get-segment-or-throw"
import { listSurveys } from "@/lib/surveys/queries/list-surveys"

export const metadata = { title: "Change a segment" }

export default async function EditSegmentPage({ params }: { params: Promise<{ merchant: string; id: string }> }) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "segments:write")
  if (!ctx.permissions.has("segments:write") || !idText.safeParse(id).success) notFound()
  const segment = await orNotFound(getSegmentOrThrow(ctx, id))
  const [choices, surveys] = await Promise.all([getBuilderChoices(ctx), listSurveys(ctx, { limit: 50 })])
  const { slug, currency } = ctx.merchant
  return (
    <>
      <PageHeader title={`Change ${segment.name}`} back={{ href: `/d/${slug}/segments/${id}`, label: segment.name }} />
      <SegmentForm
        merchantSlug={slug}
        currency={currency}
        choices={{ ...choices, segments: choices.segments.filter((other) => other.id !== id) }}
        surveys={surveys.data.map(({ id, title }) => ({ id, title }))}
        segment={segment}
      />
    </>
  )
}
