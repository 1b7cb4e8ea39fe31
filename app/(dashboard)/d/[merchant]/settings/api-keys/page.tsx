import type { Metadata } from "next"
import { ApiKeyTable } from "@/components/developers/api-key-table"
import { CreateApiKeyDialog } from "@/components/developers/create-api-key-dialog"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listApiKeys } from "@/lib/developers/queries/list-api-keys"

export const metadata: Metadata = { title: "API keys" }

interface ApiKeysPageProps {
  params: Promise<{ merchant: string }>
}

export default async function ApiKeysPage({ params }: ApiKeysPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "apiKeys:write")
  const keys = await listApiKeys(ctx)
  const { slug, timeZone } = ctx.merchant
  return (
    <>
      <PageHeader
        title="API keys"
        description="With a key, your till, shop or scripts do what you can do here."
        action={
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/api/docs" prefetch={false} target="_blank">
              Read the API's documentation
            </ButtonLink>
            <CreateApiKeyDialog merchantSlug={slug} />
          </div>
        }
      />
      {keys.length > 0 ? (
        <ApiKeyTable merchantSlug={slug} timeZone={timeZone} keys={keys} />
      ) : (
        <EmptyState title="No keys yet">
          Make one for each program that speaks to Regulars, with the scopes it needs and no more.
        </EmptyState>
      )}
    </>
  )
}
