import { Download } from "lucide-react"
import { MemberSearch } from "@/components/members/member-search"
import { MemberTable } from "@/components/members/member-table"
import { buttonStyles } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { idText } from "@/lib/core/values"
import { listMembers } from "@/lib/programs/queries/list-members"
import { listTiers } from "@/lib/tiers/queries/list-tiers"

export const metadata = { title: "Members" }

const step = 50
const most = 500

interface MembersPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ text?: string | string[]; tier?: string; show?: string }>
}

export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "members:read")
  const asked = await searchParams
  const text = typeof asked.text === "string" ? asked.text.slice(0, 120) : ""
  const tierId = idText.safeParse(asked.tier).data ?? ""
  const limit = Math.min(most, Math.max(step, Number(asked.show) || step))
  const narrowed = { ...(text ? { text } : {}), ...(tierId ? { tierId } : {}) }
  const [page, tiers] = await Promise.all([listMembers(ctx, { ...narrowed, limit }), listTiers(ctx)])
  const { slug, timeZone, currency } = ctx.merchant
  const more = new URLSearchParams({ text, tier: tierId, show: String(limit + step) })
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
      <MemberSearch text={text} tierId={tierId} tiers={tiers} />
      <MemberTable
        merchantSlug={slug}
        timeZone={timeZone}
        currency={currency}
        members={page.data}
        narrowed={text !== "" || tierId !== ""}
        moreHref={page.nextCursor && limit < most ? `/d/${slug}/members?${more}` : undefined}
      />
    </>
  )
}
