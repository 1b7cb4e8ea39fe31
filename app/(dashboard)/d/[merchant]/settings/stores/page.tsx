import { Plus } from "lucide-react"
import type { Metadata } from "next"
import { StoreDialog } from "@/components/purchases/store-dialog"
import { StoreTable } from "@/components/purchases/store-table"
import { Button } from "@/components/ui/button"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { cursorOf } from "@/lib/core/cursor"
import { listTimeZones } from "@/lib/merchants/domain/places"
import { listStores } from "@/lib/purchases/queries/list-stores"

export const metadata: Metadata = { title: "Stores" }

interface StoresPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ cursor?: string }>
}

export default async function StoresPage({ params, searchParams }: StoresPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "purchases:read")
  const cursor = cursorOf((await searchParams).cursor)
  const { data, nextCursor } = await listStores(ctx, { limit: 200, cursor })
  const { slug, timeZone } = ctx.merchant
  const canWrite = ctx.permissions.has("stores:write")
  const path = `/d/${slug}/settings/stores`
  const shared = {
    merchantSlug: slug,
    ownTimeZone: timeZone,
    timeZones: canWrite ? listTimeZones() : [],
    regions: [...new Set(data.flatMap(({ region }) => region ?? []))].sort(),
  }
  return (
    <>
      <PageHeader
        title="Stores"
        description="Where you sell. Rules can be for one store or one region, and each store can have its own clock."
        action={
          canWrite ? (
            <StoreDialog
              {...shared}
              trigger={
                <Button variant="primary" icon={<Plus aria-hidden />}>
                  Add store
                </Button>
              }
            />
          ) : undefined
        }
      />
      <StoreTable
        {...shared}
        stores={data}
        canWrite={canWrite}
        footer={
          cursor || nextCursor ? (
            <Pager
              shown={`${data.length} stores, by name`}
              previousHref={cursor ? path : undefined}
              nextHref={nextCursor ? `${path}?cursor=${nextCursor}` : undefined}
            />
          ) : undefined
        }
      />
    </>
  )
}
