import { notFound } from "next/navigation"
import { JobProgress } from "@/components/jobs/job-progress"
import { BestCustomersPanel } from "@/components/metrics/best-customers-panel"
import { ImportDesigner } from "@/components/purchases/import-designer"
import { ImportReceipt } from "@/components/purchases/import-receipt"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { isUuid } from "@/lib/core/id"
import { getBestCustomers } from "@/lib/metrics/queries/get-best-customers"
import { isStaged } from "@/lib/purchases/domain/import/import-mapping"
import { getImportOrThrow, type ImportView } from "@/lib/purchases/queries/get-import"
import { previewImport } from "@/lib/purchases/queries/preview-import"

export const metadata = { title: "Import" }

async function ImportState({ ctx, view }: { ctx: Ctx; view: ImportView }) {
  const { slug, currency, timeZone } = ctx.merchant
  if (view.status === "running" && view.job) {
    return (
      <Card>
        <JobProgress
          merchantSlug={slug}
          job={view.job}
          label="Recording purchases"
          firstLabel={view.mapping && isStaged(view.mapping) ? "Reading the file" : undefined}
          noun="rows"
          cancelNote="What is recorded already stays. You can begin again later: nothing is recorded twice."
        />
      </Card>
    )
  }
  const receipt = view.receipt ? (
    <ImportReceipt merchantSlug={slug} importId={view.id} currency={currency} receipt={view.receipt} />
  ) : null
  if (view.status === "done") {
    const best = await getBestCustomers(ctx)
    return (
      <div className="grid gap-6">
        {receipt}
        {best ? <BestCustomersPanel best={best} currency={currency} /> : null}
      </div>
    )
  }
  const preview = await previewImport(ctx, { importId: view.id, format: {} }).catch((error: unknown) => {
    if (error instanceof DomainError) return error
    throw error
  })
  if (preview instanceof DomainError) return <Callout tone="bad" title={preview.detail} />
  return (
    <div className="grid gap-6">
      {receipt}
      {view.status === "uploaded" ? null : (
        <Callout
          tone="warning"
          title={view.status === "cancelled" ? "The import was cancelled" : "The import stopped before its end"}
        >
          Begin again below: rows that are recorded already are not recorded twice.
        </Callout>
      )}
      <ImportDesigner merchantSlug={slug} timeZone={timeZone} importId={view.id} preview={preview} />
    </div>
  )
}

export default async function ImportPage({ params }: { params: Promise<{ merchant: string; id: string }> }) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "imports:write")
  if (!isUuid(id)) notFound()
  const view = await getImportOrThrow(ctx, id).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "not_found") notFound()
    throw error
  })
  return (
    <>
      <PageHeader
        title={view.fileName}
        description={
          view.status === "done"
            ? "What the file came to."
            : "Say what the columns hold, look at what would be refused, then record it."
        }
        back={{ href: `/d/${merchant}/imports`, label: "Imports" }}
      />
      <ImportState ctx={ctx} view={view} />
    </>
  )
}
