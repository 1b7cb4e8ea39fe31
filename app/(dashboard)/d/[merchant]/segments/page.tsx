import { Plus } from "lucide-react"
import { segmentSentence } from "@/components/segments/segment-sentence"
import { SegmentTable } from "@/components/segments/segment-table"
import { ButtonLink } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listSegments } from "@/lib/segments/queries/list-segments"

export const metadata = { title: "Segments" }

export default async function SegmentsPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "segments:read")
  const { data } = await listSegments(ctx, { limit: 200 })
  const { slug, currency, timeZone } = ctx.merchant
  const canWrite = ctx.permissions.has("segments:write")
  const rows = data.map(({ id, name, size, countedAt, condition }) => ({
    id,
    name,
    size,
    countedAt,
    sentence: segmentSentence(condition, data, currency),
  }))
  return (
    <>
      <PageHeader
        title="Segments"
        description="Groups of customers by what they do, kept up to date by themselves."
        action={
          canWrite ? (
            <ButtonLink variant="primary" icon={<Plus aria-hidden />} href={`/d/${slug}/segments/new`}>
              Add segment
            </ButtonLink>
          ) : undefined
        }
      />
      <SegmentTable merchantSlug={slug} timeZone={timeZone} segments={rows} canWrite={canWrite} />
    </>
  )
}
