import { Plus } from "lucide-react"
import { segmentSentence } from "@/components/segments/segment-sentence"
import { SegmentTable } from "@/components/segments/segment-table"
import { ButtonLink } from "@/components/ui/button"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { cursorOf } from "@/lib/core/cursor"
import { listSegments } from "@/lib/segments/queries/list-segments"

export const metadata = { title: "Segments" }

interface SegmentsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ after?: string }>
}

export default async function SegmentsPage({ params, searchParams }: SegmentsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "segments:read")
  const cursor = cursorOf((await searchParams).after)
  const { data, nextCursor } = await listSegments(ctx, { limit: 200, cursor })
  const { slug, currency, timeZone } = ctx.merchant
  const path = `/d/${slug}/segments`
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
      {cursor || nextCursor ? (
        <Pager
          shown={`${data.length} segments on this page`}
          previousHref={cursor ? path : undefined}
          nextHref={nextCursor ? `${path}?after=${nextCursor}` : undefined}
        />
      ) : null}
    </>
  )
}
