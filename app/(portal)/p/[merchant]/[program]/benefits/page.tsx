import { Sparkles } from "lucide-react"
import type { Metadata } from "next"
import { OwnBenefitList } from "@/components/benefits/own-benefit-list"
import { OwnUseList } from "@/components/benefits/own-use-list"
import { Section } from "@/components/portal/section"
import { otherButton, smallTapLink } from "@/components/portal/styles"
import { EmptyState } from "@/components/ui/empty-state"
import { listBenefitUses } from "@/lib/benefits/queries/list-benefit-uses"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import { isUuid } from "@/lib/core/id"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { Frame } from "../frame"
import { memberPage, type PortalParams } from "../portal-page"

export const metadata: Metadata = { title: "Your benefits" }

const perPage = 30

interface BenefitsParams extends PortalParams {
  searchParams: Promise<{ after?: string | string[] }>
}

export default async function OwnBenefitsPage({ params, searchParams }: BenefitsParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { timeZone } = ctx.merchant
  const { after } = await searchParams
  const cursor = typeof after === "string" && isUuid(after) ? after : undefined
  const { id: memberId, tier } = await getOwnStanding(ctx, program.definition.currency.code)
  const [benefits, uses] = await Promise.all([
    listMemberBenefits(ctx, { memberId }),
    listBenefitUses(ctx, { memberId, limit: perPage, cursor }),
  ])
  return (
    <Frame page={page} current="home">
      <h1 className="text-2xl font-semibold tracking-tight">Your benefits</h1>
      {tier && benefits.length > 0 ? <p className="mt-1 mb-4 text-muted">What you have as {tier.name}.</p> : null}
      {benefits.length > 0 ? (
        <OwnBenefitList benefits={benefits} timeZone={timeZone} />
      ) : (
        <EmptyState icon={<Sparkles />} title="No benefits yet">
          What comes with your tier stands here.
        </EmptyState>
      )}
      {uses.data.length > 0 ? (
        <Section title="What you have used">
          <OwnUseList uses={uses.data} timeZone={timeZone} />
        </Section>
      ) : null}
      {uses.nextCursor ? (
        <a href={`${base}/benefits?after=${uses.nextCursor}`} className={`${otherButton} mt-6`}>
          Show more
        </a>
      ) : null}
      {cursor ? (
        <a href={`${base}/benefits`} className={`${smallTapLink} mt-4`}>
          Back to the newest
        </a>
      ) : null}
    </Frame>
  )
}
