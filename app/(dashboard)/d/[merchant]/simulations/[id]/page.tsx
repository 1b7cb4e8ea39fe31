import { notFound } from "next/navigation"
import { JobProgress } from "@/components/jobs/job-progress"
import { SimulationActions } from "@/components/simulations/simulation-actions"
import { SimulationResultView } from "@/components/simulations/simulation-result-view"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { Day } from "@/components/ui/time"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { isUuid } from "@/lib/core/id"
import { getJobOrThrow } from "@/lib/core/jobs"
import { getSimulationOrThrow } from "@/lib/simulations/queries/get-simulation-or-throw"

export const metadata = { title: "Backtest" }

type Shown = Awaited<ReturnType<typeof getSimulationOrThrow>>

async function SimulationState({ ctx, simulation }: { ctx: Ctx; simulation: Shown }) {
  const { slug } = ctx.merchant
  if (simulation.result) {
    return <SimulationResultView merchantSlug={slug} simulation={simulation} result={simulation.result} />
  }
  if (simulation.job.status === "cancelled") {
    return (
      <Callout tone="warning" title="This backtest was cancelled">
        It has no figures. Run it again to have them.
      </Callout>
    )
  }
  return (
    <Card>
      <JobProgress
        merchantSlug={slug}
        job={await getJobOrThrow(ctx, simulation.job.id)}
        label="Playing the history"
        noun="customers"
        cancelNote="No figures are kept. You can run the same again at any time."
      />
    </Card>
  )
}

export default async function SimulationPage({ params }: { params: Promise<{ merchant: string; id: string }> }) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "simulations:read")
  if (!isUuid(id)) notFound()
  const simulation = await orNotFound(getSimulationOrThrow(ctx, { simulationId: id }))
  const ended = !["queued", "running"].includes(simulation.job.status)
  return (
    <>
      <PageHeader
        title={simulation.name}
        description={
          <>
            <Day day={simulation.from} /> to <Day day={simulation.to} />
          </>
        }
        back={{ href: `/d/${merchant}/simulations`, label: "Backtests" }}
        action={
          ended && ctx.permissions.has("simulations:write") ? (
            <SimulationActions merchantSlug={merchant} simulationId={id} />
          ) : null
        }
      />
      <SimulationState ctx={ctx} simulation={simulation} />
    </>
  )
}
