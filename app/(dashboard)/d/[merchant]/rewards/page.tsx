import { Gift, Plus } from "lucide-react"
import { Suspense } from "react"
import { RewardCatalogue } from "@/components/rewards/reward-catalogue"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkTabs } from "@/components/ui/link-tabs"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { cursorOf } from "@/lib/core/cursor"
import { getRewardReach } from "@/lib/programs/queries/get-reward-reach"
import { listPrograms, type ProgramSummary } from "@/lib/programs/queries/list-programs"
import { listRewards } from "@/lib/rewards/queries/list-rewards"
import type { RewardView } from "@/lib/rewards/queries/reward-view"

export const metadata = { title: "Rewards" }

interface RewardsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ program?: string; archived?: string; after?: string }>
}

export default async function RewardsPage({ params, searchParams }: RewardsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "rewards:read")
  const asked = await searchParams
  const { data: programs } = await listPrograms(ctx)
  const program = programs.find(({ id }) => id === asked.program) ?? programs[0]
  if (!program) return <NoProgram slug={ctx.merchant.slug} />
  const archived = asked.archived === "1"
  const cursor = cursorOf(asked.after)
  const { data: rewards, nextCursor } = await listRewards(ctx, { programId: program.id, archived, limit: 200, cursor })
  const base = `/d/${ctx.merchant.slug}/rewards`
  const canWrite = ctx.permissions.has("rewards:write")
  const path = `${base}?program=${program.id}${archived ? "&archived=1" : ""}`
  return (
    <>
      <PageHeader
        title="Rewards"
        description={`What members of ${program.name} can have for their ${program.currency.plural}.`}
        action={
          canWrite ? (
            <ButtonLink variant="primary" icon={<Plus aria-hidden />} href={`${base}/new?program=${program.id}`}>
              Add reward
            </ButtonLink>
          ) : undefined
        }
      />
      {programs.length > 1 ? (
        <LinkTabs
          label="Programs"
          tabs={programs.map(({ id, name }) => ({
            href: `${base}?program=${id}`,
            label: name,
            current: id === program.id,
          }))}
        />
      ) : null}
      <LinkTabs
        label="Rewards"
        tabs={[
          { href: `${base}?program=${program.id}`, label: "Catalogue", current: !archived },
          { href: `${base}?program=${program.id}&archived=1`, label: "Archived", current: archived },
        ]}
      />
      <Suspense fallback={<Catalogue {...{ ctx, program, rewards, archived }} quick />}>
        <Catalogue {...{ ctx, program, rewards, archived }} />
      </Suspense>
      {cursor || nextCursor ? (
        <Pager
          shown={`${rewards.length} rewards on this page`}
          previousHref={cursor ? path : undefined}
          nextHref={nextCursor ? `${path}&after=${nextCursor}` : undefined}
        />
      ) : null}
    </>
  )
}

interface CatalogueProps {
  ctx: Ctx
  program: ProgramSummary
  rewards: RewardView[]
  archived: boolean
  /** Without waiting for who could have each. */
  quick?: boolean
}

async function Catalogue({ ctx, program, rewards, archived, quick }: CatalogueProps) {
  const wanted = !quick && rewards.length > 0 && ctx.permissions.has("metrics:read")
  const costs = rewards.map(({ leastPoints }) => leastPoints)
  const found = wanted ? await getRewardReach(ctx, { programId: program.id, costs }) : null
  const reach = rewards.map((_, index) => {
    if (!found || found.customers === 0) return null
    return { reach: found.reach[index] ?? 0, customers: found.customers }
  })
  const canWrite = ctx.permissions.has("rewards:write")
  const { slug } = ctx.merchant
  return <RewardCatalogue merchantSlug={slug} now={ctx.now} {...{ program, rewards, reach, archived, canWrite }} />
}

function NoProgram({ slug }: { slug: string }) {
  return (
    <>
      <PageHeader title="Rewards" />
      <div className="rounded-card border border-line bg-surface">
        <EmptyState
          icon={<Gift aria-hidden />}
          title="First a program, then its rewards"
          action={
            <ButtonLink variant="primary" href={`/d/${slug}/program`}>
              Design a program
            </ButtonLink>
          }
        >
          A program says how members collect points. Rewards are what they spend them on.
        </EmptyState>
      </div>
    </>
  )
}
