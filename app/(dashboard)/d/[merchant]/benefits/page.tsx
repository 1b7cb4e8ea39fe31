import { notFound } from "next/navigation"
import { BenefitTabs } from "@/components/benefits/benefit-tabs"
import { Desk } from "@/components/benefits/desk"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { idText } from "@/lib/core/values"

export const metadata = { title: "Benefits" }

interface BenefitsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ text?: string | string[]; member?: string | string[] }>
}

export default async function BenefitsPage({ params, searchParams }: BenefitsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "benefits:read")
  if (!ctx.permissions.has("members:read")) notFound()
  const { text, member } = await searchParams
  const memberId = idText.safeParse(member).data ?? null
  return (
    <>
      <PageHeader title="Benefits" description="Find a member, see what is left, and record what you give." />
      <BenefitTabs merchantSlug={ctx.merchant.slug} current="desk" showsCosts={ctx.permissions.has("metrics:read")} />
      <Desk
        key={memberId}
        merchantSlug={ctx.merchant.slug}
        timeZone={ctx.merchant.timeZone}
        initial={{ text: typeof text === "string" ? text.slice(0, 120) : "", memberId }}
        canGive={ctx.permissions.has("benefits:use")}
      />
    </>
  )
}
