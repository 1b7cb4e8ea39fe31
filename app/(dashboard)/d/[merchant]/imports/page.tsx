import { ImportList } from "@/components/purchases/import-list"
import { ImportUpload } from "@/components/purchases/import-upload"
import { SavedMappingList } from "@/components/purchases/saved-mapping-list"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listImports } from "@/lib/purchases/queries/list-imports"
import { listSavedMappings } from "@/lib/purchases/queries/list-saved-mappings"

export const metadata = { title: "Imports" }

export default async function ImportsPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "imports:write")
  const imports = await listImports(ctx)
  return (
    <>
      <PageHeader
        title="Imports"
        description="Bring your purchase history: every figure and every tier starts from it."
      />
      <div className="grid gap-8">
        <ImportUpload merchantSlug={ctx.merchant.slug} />
        <ImportList
          merchantSlug={ctx.merchant.slug}
          timeZone={ctx.merchant.timeZone}
          currency={ctx.merchant.currency}
          imports={imports}
        />
        <SavedMappingList merchantSlug={ctx.merchant.slug} mappings={await listSavedMappings(ctx)} />
      </div>
    </>
  )
}
