import type { Metadata } from "next"
import { SetupChecklist } from "@/components/merchants/setup-checklist"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { appUrl } from "@/lib/core/app-url"
import { staffPageCtx } from "@/lib/core/auth/page"
import { getSetupProgress } from "@/lib/merchants/queries/get-setup-progress"

export const metadata: Metadata = { title: "Set up" }

interface SetupPageProps {
  params: Promise<{ merchant: string }>
}

export default async function SetupPage({ params }: SetupPageProps) {
  const ctx = await staffPageCtx((await params).merchant)
  const progress = await getSetupProgress(ctx)
  const { slug, name } = ctx.merchant
  return (
    <>
      <PageHeader title="Set up" description={`Five steps from an empty page to ${name}'s first member.`} />
      <div className="grid max-w-3xl gap-6">
        {progress.finished ? (
          <Callout
            tone="good"
            title="You are live"
            action={<ButtonLink href={`/d/${slug}`}>See the figures</ButtonLink>}
          >
            Members use your program. What happens now stands on the overview.
          </Callout>
        ) : null}
        <Card>
          <SetupChecklist merchantSlug={slug} progress={progress} origin={new URL(appUrl("/")).origin} />
        </Card>
      </div>
    </>
  )
}
