import { ArrowDownToLine, SlidersHorizontal } from "lucide-react"
import { SimulationForm } from "@/components/simulations/simulation-form"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { getSimulationChoices } from "@/lib/simulations/queries/get-simulation-choices"

export const metadata = { title: "New backtest" }

interface NewSimulationPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ program?: string; version?: string }>
}

export default async function NewSimulationPage({ params, searchParams }: NewSimulationPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "simulations:write")
  const { slug } = ctx.merchant
  const { program: programId, version: versionId } = await searchParams
  const choices = await getSimulationChoices(ctx, { programId })
  return (
    <>
      <PageHeader
        title="New backtest"
        description="Play programs over what was recorded. Nothing is given to anybody."
        back={{ href: `/d/${slug}/simulations`, label: "Backtests" }}
      />
      {choices.programs.length === 0 ? (
        <EmptyState
          icon={<SlidersHorizontal aria-hidden />}
          title="There is no program to try yet"
          action={<ButtonLink href={`/d/${slug}/program`}>Design a program</ButtonLink>}
        >
          Make a draft first. Nobody sees it until you publish.
        </EmptyState>
      ) : choices.history === null ? (
        <EmptyState
          icon={<ArrowDownToLine aria-hidden />}
          title="There is nothing to try it on yet"
          action={<ButtonLink href={`/d/${slug}/imports`}>Import purchases</ButtonLink>}
        >
          A backtest plays a program over purchases. Bring the sales of the last year or two.
        </EmptyState>
      ) : (
        <SimulationForm merchantSlug={slug} choices={choices} asked={{ programId, versionId }} />
      )}
    </>
  )
}
