import { notFound } from "next/navigation"
import { RewardForm } from "@/components/rewards/reward-form"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listPrograms } from "@/lib/programs/queries/list-programs"

export const metadata = { title: "Add a reward" }

interface NewRewardPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ program?: string }>
}

export default async function NewRewardPage({ params, searchParams }: NewRewardPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "rewards:write")
  const { program: asked } = await searchParams
  const { data: programs } = await listPrograms(ctx)
  const program = programs.find(({ id }) => id === asked) ?? programs[0]
  if (!program || !ctx.permissions.has("rewards:write")) notFound()
  const { slug, timeZone } = ctx.merchant
  return (
    <>
      <PageHeader
        title="Add a reward"
        description={`For members of ${program.name}. ${program.status === "published" ? "It is live as soon as it is added." : ""}`}
        back={{ href: `/d/${slug}/rewards?program=${program.id}`, label: "Rewards" }}
      />
      <RewardForm merchantSlug={slug} timeZone={timeZone} program={program} reward={null} />
    </>
  )
}
