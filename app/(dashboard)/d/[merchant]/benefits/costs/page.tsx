import { Download } from "lucide-react"
import { BenefitCostChart } from "@/components/benefits/benefit-cost-chart"
import { BenefitCostTable } from "@/components/benefits/benefit-cost-table"
import { BenefitTabs } from "@/components/benefits/benefit-tabs"
import { CostDaysForm } from "@/components/benefits/cost-days-form"
import { buttonStyles } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { getBenefitCosts } from "@/lib/benefits/queries/get-benefit-costs"
import { benefitCostQuerySchema } from "@/lib/benefits/schema"
import { staffPageCtx } from "@/lib/core/auth/page"
import { localDay } from "@/lib/core/calendar"
import { listPrograms } from "@/lib/programs/queries/list-programs"

export const metadata = { title: "What benefits cost" }

interface CostsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ program?: string; from?: string; to?: string }>
}

export default async function BenefitCostsPage({ params, searchParams }: CostsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "metrics:read")
  const { slug, timeZone } = ctx.merchant
  const { program: asked, ...days } = await searchParams
  const { data: programs } = await listPrograms(ctx, { limit: 200 })
  const program = programs.find(({ id }) => id === asked) ?? programs[0]
  const chosen = benefitCostQuerySchema.safeParse(days)
  const costs = program ? await getBenefitCosts(ctx, { programId: program.id, ...chosen.data }) : null
  const path = `/d/${slug}/benefits/costs`
  return (
    <>
      <PageHeader
        title="What benefits cost"
        description="Uses and their cost, on the days they were given. What was taken back is left out."
        action={
          costs && costs.benefits.length > 0 ? (
            <a
              href={`${path}/csv?program=${costs.programId}&from=${costs.from}&to=${costs.to}`}
              className={buttonStyles({ variant: "secondary" })}
            >
              <Download aria-hidden />
              CSV
            </a>
          ) : null
        }
      />
      <BenefitTabs merchantSlug={slug} current="costs" showsCosts />
      {costs ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <CostDaysForm path={path} programs={programs} {...costs} />
          {costs.benefits.length > 0 ? (
            <>
              <BenefitCostChart costs={costs} today={localDay(ctx.now, timeZone)} />
              <BenefitCostTable costs={costs} />
            </>
          ) : (
            <EmptyState title="Nothing was given in these days">
              Give tiers benefits in the designer, say what one use costs you, and record what you give at the desk.
            </EmptyState>
          )}
        </div>
      ) : (
        <EmptyState title="No program yet">Benefits belong to the tiers of a program. Design one first.</EmptyState>
      )}
    </>
  )
}
