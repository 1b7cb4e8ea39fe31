import { SimulationList } from "@/components/simulations/simulation-list"
import { ButtonLink } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listSimulations } from "@/lib/simulations/queries/list-simulations"

export const metadata = { title: "Backtests" }

export default async function SimulationsPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "simulations:read")
  const { slug, timeZone } = ctx.merchant
  const canStart = ctx.permissions.has("simulations:write")
  const { data } = await listSimulations(ctx, { limit: 100 })
  return (
    <>
      <PageHeader
        title="Backtests"
        description="What a program would have cost and brought, on what your customers really bought."
        action={
          canStart ? (
            <ButtonLink href={`/d/${slug}/simulations/new`} variant="primary">
              New backtest
            </ButtonLink>
          ) : null
        }
      />
      <SimulationList merchantSlug={slug} timeZone={timeZone} simulations={data} canStart={canStart} />
    </>
  )
}
