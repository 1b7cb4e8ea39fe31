import { JobProgress } from "@/components/jobs/job-progress"
import { ApprovalLimit } from "@/components/ledger/approval-limit"
import { SharingCard } from "@/components/ledger/sharing-card"
import { AwardDone } from "@/components/programs/award-done"
import { CreateProgramForm } from "@/components/programs/create-program-form"
import { ProgramDesigner } from "@/components/programs/program-designer"
import { ProgramFileCard } from "@/components/programs/program-file-card"
import { ProgramSwitch } from "@/components/programs/program-switch"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { getSharingPolicy } from "@/lib/ledger/queries/get-sharing-policy"
import { listApprovalLimits } from "@/lib/ledger/queries/list-approval-limits"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { compareChange, planDraft, tryRuleOfDraft } from "./ask-draft"
import { findMembers } from "./find-members"
import { loadDesigner } from "./load-designer"
import { tryPurchase } from "./try-purchase"

export const metadata = { title: "Program" }

interface ProgramPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ program?: string; new?: string }>
}

export default async function ProgramPage({ params, searchParams }: ProgramPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "metrics:read")
  const { merchant, permissions } = ctx
  const asked = await searchParams
  const { data: programs } = await listPrograms(ctx, { limit: 200 })
  const chosen = asked.new === undefined ? (programs.find(({ id }) => id === asked.program) ?? programs[0]) : undefined
  if (!chosen) {
    return (
      <>
        <PageHeader
          title="Design your program"
          description="Four answers make a draft. Everything can be changed until you publish."
          action={
            <ButtonLink href={`/d/${merchant.slug}/program/presets`} variant="secondary">
              Begin with a structure that works
            </ButtonLink>
          }
        />
        <CreateProgramForm
          merchantSlug={merchant.slug}
          merchantName={merchant.name}
          moneyCurrency={merchant.currency}
        />
        <ProgramFileCard merchantSlug={merchant.slug} canImport={permissions.has("programs:write")} />
      </>
    )
  }
  const { job, ...designer } = await loadDesigner(ctx, chosen.id)
  const live = designer.program.status === "published"
  const running = job?.status === "queued" || job?.status === "running"
  return (
    <>
      <ProgramSwitch merchantSlug={merchant.slug} programs={programs} current={chosen.id} />
      {job && (running || job.status === "failed") ? (
        <Card className="mb-6">
          <JobProgress
            merchantSlug={merchant.slug}
            job={job}
            label="Reckoning points and tiers"
            noun="customers"
            cancelNote="The program stays published. Points given so far stay; publish again to go on with the rest."
          />
        </Card>
      ) : null}
      {job?.status === "done" || job?.status === "cancelled" ? (
        <AwardDone job={job} currency={designer.program.currency} moneyCurrency={designer.program.moneyCurrency} />
      ) : null}
      <ProgramDesigner
        key={chosen.id}
        {...designer}
        merchant={{ slug: merchant.slug, name: merchant.name, timeZone: merchant.timeZone }}
        canEdit={permissions.has("programs:write")}
        canPublish={permissions.has("programs:publish")}
        searchMembers={live ? findMembers.bind(null, merchant.slug, chosen.id) : null}
        tryRule={tryRuleOfDraft.bind(null, merchant.slug, chosen.id)}
        planHistory={planDraft.bind(null, merchant.slug)}
        compare={compareChange.bind(null, merchant.slug)}
        quotePurchase={live ? tryPurchase.bind(null, merchant.slug) : null}
      />
      <ProgramFileCard
        merchantSlug={merchant.slug}
        programId={chosen.id}
        canImport={permissions.has("programs:write")}
      />
      <Sharing ctx={ctx} programId={chosen.id} currency={designer.program.currency} />
      <SecondPerson ctx={ctx} programId={chosen.id} />
    </>
  )
}

/** Above how many points a second person must agree, for who may say so, once the program is published. */
async function SecondPerson({ ctx, programId }: { ctx: Ctx; programId: string }) {
  if (!ctx.permissions.has("adjustments:approve")) return null
  const program = (await listApprovalLimits(ctx)).find(({ id }) => id === programId)
  if (!program) return null
  return (
    <div className="mt-6 xl:max-w-[calc(100%-21.5rem)]">
      <ApprovalLimit merchantSlug={ctx.merchant.slug} program={program} points={program.currencyPlural} />
    </div>
  )
}

interface SharingProps {
  ctx: Ctx
  programId: string
  currency: { name: string; plural: string }
}

/** What members may give one another and spend together. */
async function Sharing({ ctx, programId, currency }: SharingProps) {
  const rules = await getSharingPolicy(ctx, { programId })
  return (
    <div className="mt-6 xl:max-w-[calc(100%-21.5rem)]">
      <SharingCard
        key={programId}
        merchantSlug={ctx.merchant.slug}
        programId={programId}
        rules={rules}
        currency={currency}
        canEdit={ctx.permissions.has("programs:publish")}
      />
    </div>
  )
}
