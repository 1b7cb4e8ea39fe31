import { TierMovesChart } from "@/components/tiers/tier-moves-chart"
import { TiersInWork } from "@/components/tiers/tiers-in-work"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { listTiersInWork } from "@/lib/programs/queries/list-tiers-in-work"
import { getTierMoves } from "@/lib/standing/queries/get-tier-moves"

export const metadata = { title: "Moves between tiers" }

interface TierMovesPageProps {
  params: Promise<{ merchant: string }>
}

export default async function TierMovesPage({ params }: TierMovesPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "metrics:read")
  const programs = (await listPrograms(ctx)).data.filter(({ status }) => status === "published")
  const all = await Promise.all(
    programs.map(async ({ id, name }) => ({ id, name, ...(await getTierMoves(ctx, { programId: id })) })),
  )
  const inWork = ctx.permissions.has("programs:read") ? await listTiersInWork(ctx) : []
  return (
    <>
      <PageHeader
        title="Moves between tiers"
        description="Who came to a tier from below and from above, month by month."
        back={{ href: `/d/${ctx.merchant.slug}/metrics`, label: "Metrics" }}
      />
      <TiersInWork programs={inWork} />
      {all.every(({ moves }) => moves.length === 0) ? (
        <EmptyState title="No moves yet">Members move once they reach a tier, or no longer keep it.</EmptyState>
      ) : (
        <div className="grid gap-6">
          {all.map(({ id, name, months, moves }) => (
            <TierMovesChart key={id} programName={name} months={months} moves={moves} />
          ))}
        </div>
      )}
    </>
  )
}
