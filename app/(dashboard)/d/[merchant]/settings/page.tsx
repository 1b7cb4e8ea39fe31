import type { Metadata } from "next"
import { MerchantForm } from "@/components/merchants/merchant-form"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listCurrencies, listTimeZones } from "@/lib/merchants/domain/places"
import { getMerchantSettings } from "@/lib/merchants/queries/get-merchant-settings"

export const metadata: Metadata = { title: "Merchant" }

interface MerchantSettingsProps {
  params: Promise<{ merchant: string }>
}

export default async function MerchantSettingsPage({ params }: MerchantSettingsProps) {
  const ctx = await staffPageCtx((await params).merchant, "merchants:read")
  const settings = await getMerchantSettings(ctx)
  return (
    <>
      <PageHeader title="Merchant" description="What your business is called, where its days begin and how it looks." />
      <MerchantForm
        settings={settings}
        timeZones={listTimeZones()}
        currencies={listCurrencies()}
        readOnly={!ctx.permissions.has("merchants:write")}
      />
    </>
  )
}
