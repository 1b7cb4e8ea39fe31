import { notFound } from "next/navigation"
import { JobProgress } from "@/components/jobs/job-progress"
import { AdjustmentRows } from "@/components/ledger/adjustment-rows"
import { BatchStatus } from "@/components/ledger/batch-status"
import { DecideBatch } from "@/components/ledger/decide-batch"
import { ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { DefinitionList } from "@/components/ui/definition-list"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { Stat } from "@/components/ui/stat"
import { Time } from "@/components/ui/time"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { cursorOf } from "@/lib/core/cursor"
import { isUuid } from "@/lib/core/id"
import { getAdjustmentBatch } from "@/lib/ledger/queries/get-adjustment-batch"
import { listAdjustmentRows } from "@/lib/ledger/queries/list-adjustment-rows"

export const metadata = { title: "Adjustments" }

const shown = 100

type AdjustmentBatchView = Awaited<ReturnType<typeof getAdjustmentBatch>>

interface BatchPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<{ after?: string }>
}

export default async function BatchPage({ params, searchParams }: BatchPageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "ledger:read")
  if (!isUuid(id)) notFound()
  const batch = await orNotFound(getAdjustmentBatch(ctx, { id }))
  const cursor = cursorOf((await searchParams).after)
  const [problems, rows] = await Promise.all([
    listAdjustmentRows(ctx, { batchId: id, limit: shown, problem: true }),
    listAdjustmentRows(ctx, { batchId: id, limit: shown, problem: false, cursor }),
  ])
  const { slug } = ctx.merchant
  const path = `/d/${slug}/ledger/adjustments/${id}`
  const over = !["waiting", "running"].includes(batch.status)
  return (
    <>
      <PageHeader
        title={batch.fileName}
        description={batch.reason}
        back={{ href: `/d/${slug}/ledger/adjustments`, label: "Adjustments by file" }}
        badge={<BatchStatus status={batch.status} />}
        action={
          over && batch.postedRows < batch.rowCount ? (
            <ButtonLink href={`/d/${slug}/ledger/adjustments/${id}/rejected.csv`} prefetch={false}>
              Download rows not posted
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <State ctx={ctx} batch={batch} />
        <Receipt ctx={ctx} batch={batch} />
        {problems.data.length > 0 ? (
          <div className="grid gap-2">
            <AdjustmentRows caption="Rows that were not posted" rows={problems.data} merchantSlug={slug} />
            {problems.nextCursor ? (
              <p className="text-sm text-muted">The first {shown}. The file of rows not posted holds all of them.</p>
            ) : null}
          </div>
        ) : null}
        {rows.data.length > 0 ? <AdjustmentRows caption="Rows" rows={rows.data} merchantSlug={slug} /> : null}
        {cursor || rows.nextCursor ? (
          <Pager
            shown={`${rows.data.length} rows on this page`}
            previousHref={cursor ? path : undefined}
            nextHref={rows.nextCursor ? `${path}?after=${rows.nextCursor}` : undefined}
          />
        ) : null}
      </div>
    </>
  )
}

function State({ ctx, batch }: { ctx: Ctx; batch: AdjustmentBatchView }) {
  const { slug } = ctx.merchant
  if (batch.status === "waiting") {
    const own = ctx.actor.kind === "staff" && ctx.actor.userId === batch.createdBy
    return (
      <DecideBatch
        merchantSlug={slug}
        batchId={batch.id}
        canDecide={!own && ctx.permissions.has("adjustments:approve")}
        canWithdraw={ctx.permissions.has("members:adjust")}
      />
    )
  }
  if (batch.status !== "running" || !batch.job) return null
  return (
    <Card>
      <JobProgress
        merchantSlug={slug}
        job={batch.job}
        label="Posting the adjustments"
        noun="rows"
        cancelNote="What is posted already stays. The other rows can be downloaded and sent anew."
      />
    </Card>
  )
}

function Receipt({ ctx, batch }: { ctx: Ctx; batch: AdjustmentBatchView }) {
  const { timeZone } = ctx.merchant
  return (
    <Card>
      <CardHeader title="Receipt" />
      <div className="grid gap-6">
        <div className="grid grid-cols-2 gap-4 lg:grid-cols-5">
          <Stat label="Rows" value={batch.rowCount} unit="" />
          <Stat label="Posted" value={batch.postedRows} unit="" />
          <Stat label="Cannot be posted" value={batch.problemRows} unit="" />
          <Stat label="Points to give" value={batch.givenPoints} unit="" note="As checked when it was sent." />
          <Stat label="Points to take" value={batch.takenPoints} unit="" note="As checked when it was sent." />
        </div>
        <DefinitionList
          items={[
            { term: "Sent by", value: batch.createdByName },
            { term: "Sent", value: <Time instant={batch.createdAt} timeZone={timeZone} format="minute" /> },
            ...(batch.decidedAt
              ? [
                  {
                    term: batch.status === "refused" ? "Refused by" : "Agreed by",
                    value: batch.decidedByName ?? "",
                  },
                  { term: "Decided", value: <Time instant={batch.decidedAt} timeZone={timeZone} format="minute" /> },
                ]
              : []),
            ...(batch.note ? [{ term: "Note", value: batch.note }] : []),
          ]}
        />
      </div>
    </Card>
  )
}
