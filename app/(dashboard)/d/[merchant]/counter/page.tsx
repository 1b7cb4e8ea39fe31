import { notFound } from "next/navigation"
import { Counter } from "@/components/rewards/counter"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"

export const metadata = { title: "Counter" }

interface CounterPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ text?: string | string[] }>
}

export default async function CounterPage({ params, searchParams }: CounterPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "vouchers:use")
  if (!ctx.permissions.has("vouchers:use") || !ctx.permissions.has("members:read")) notFound()
  const { text } = await searchParams
  return (
    <>
      <PageHeader title="Counter" description="Find a member, redeem for them, or check a voucher code." />
      <Counter
        merchantSlug={ctx.merchant.slug}
        timeZone={ctx.merchant.timeZone}
        initialText={typeof text === "string" ? text.slice(0, 120) : ""}
      />
    </>
  )
}
