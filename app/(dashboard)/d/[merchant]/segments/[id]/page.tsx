import { Download, Pencil } from "lucide-react"
import { notFound } from "next/navigation"
import { DeleteSegmentButton } from "@/components/segments/delete-segment-button"
import { SegmentCustomerTable } from "@/components/segments/segment-customer-table"
import { segmentSentence } from "@/components/segments/segment-sentence"
import { ButtonLink, buttonStyles } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { listLinks, listPlace } from "@/lib/core/list-place"
import { idText } from "@/lib/core/values"
import { getSegmentOrThrow } from "@/lib/segments/queries/get-segment-or-throw"
import { listSegmentCustomers } from "@/lib/segments/queries/list-segment-customers"
import { listSegments } from "@/lib/segments/queries/list-segments"

export const metadata = { title: "Segment" }

const bounds = { step: 50, most: 200 }

interface SegmentPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<{ show?: string; after?: string }>
}

export default async function SegmentPage({ params, searchParams }: SegmentPageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "segments:read")
  if (!idText.safeParse(id).success) notFound()
  const place = listPlace(await searchParams, bounds)
  const segment = await orNotFound(getSegmentOrThrow(ctx, id))
  const [page, all] = await Promise.all([
    listSegmentCustomers(ctx, { segmentId: id, ...place }),
    listSegments(ctx, { limit: 200 }),
  ])
  const { slug, currency, timeZone } = ctx.merchant
  const base = `/d/${slug}/segments/${id}`
  return (
    <>
      <PageHeader
        title={segment.name}
        description={segmentSentence(segment.condition, all.data, currency)}
        back={{ href: `/d/${slug}/segments`, label: "Segments" }}
        action={
          <>
            {ctx.permissions.has("segments:write") ? <DeleteSegmentButton merchantSlug={slug} segmentId={id} /> : null}
            <a href={`${base}/csv`} download className={buttonStyles()}>
              <Download aria-hidden />
              Export all
            </a>
            {ctx.permissions.has("segments:write") ? (
              <ButtonLink variant="primary" icon={<Pencil aria-hidden />} href={`${base}/edit`}>
                Change
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <SegmentCustomerTable
        merchantSlug={slug}
        customers={page.data}
        size={segment.size}
        currency={currency}
        timeZone={timeZone}
        links={listLinks(base, {}, place, page.nextCursor, bounds)}
      />
    </>
  )
}
