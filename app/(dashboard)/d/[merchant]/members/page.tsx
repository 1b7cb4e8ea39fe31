import { Download } from "lucide-react"
import { MemberSearch } from "@/components/members/member-search"
import { MemberTable } from "@/components/members/member-table"
import { ErasureRequests } from "@/components/privacy/erasure-requests"
import { TiersInWork } from "@/components/tiers/tiers-in-work"
import { buttonStyles } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listLinks, listPlace } from "@/lib/core/list-place"
import { idText } from "@/lib/core/values"
import { listErasureRequests } from "@/lib/privacy/queries/list-erasure-requests"
import { listMembers } from "@/lib/programs/queries/list-members"
import { listTiersInWork } from "@/lib/programs/queries/list-tiers-in-work"
import { listTiers } from "@/lib/tiers/queries/list-tiers"

export const metadata = { title: "Members" }

const bounds = { step: 50, most: 500 }

interface MembersPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ text?: string | string[]; tier?: string; show?: string; after?: string }>
}

export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "members:read")
  const asked = await searchParams
  const text = typeof asked.text === "string" ? asked.text.slice(0, 120) : ""
  const tierId = idText.safeParse(asked.tier).data ?? ""
  const place = listPlace(asked, bounds)
  const narrowed = { ...(text ? { text } : {}), ...(tierId ? { tierId } : {}) }
  const [page, tiers, inWork] = await Promise.all([
    listMembers(ctx, { ...narrowed, ...place }),
    listTiers(ctx),
    ctx.permissions.has("programs:read") ? listTiersInWork(ctx) : [],
  ])
  const { slug, timeZone, currency } = ctx.merchant
  const requests = ctx.permissions.has("members:erase") ? (await listErasureRequests(ctx, { limit: 50 })).data : []
  const kept = { ...(text ? { text } : {}), ...(tierId ? { tier: tierId } : {}) }
  return (
    <>
      <PageHeader
        title="Members"
        description="Everybody in your programs, newest first."
        action={
          <a href={`/d/${slug}/members/csv`} download className={buttonStyles()}>
            <Download aria-hidden />
            Export all
          </a>
        }
      />
      <TiersInWork programs={inWork} />
      <ErasureRequests merchantSlug={slug} requests={requests} />
      <MemberSearch text={text} tierId={tierId} tiers={tiers} />
      <MemberTable
        merchantSlug={slug}
        timeZone={timeZone}
        currency={currency}
        members={page.data}
        narrowed={text !== "" || tierId !== ""}
        links={listLinks(`/d/${slug}/members`, kept, place, page.nextCursor, bounds)}
      />
    </>
  )
}
