import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PublicFrame } from "@/components/layout/public-frame"
import { StartForm } from "@/components/merchants/start-form"
import { listCurrencies, listTimeZones } from "@/lib/merchants/domain/places"
import { hasMerchant } from "@/lib/merchants/queries/has-merchant"

export const metadata: Metadata = { title: "Begin" }

export default async function StartPage() {
  if (await hasMerchant()) redirect("/sign-in")
  return (
    <PublicFrame
      wide
      title="Begin with your merchant"
      description="This installation is empty. Name the business whose customers you know, and yourself as its owner."
    >
      <StartForm timeZones={listTimeZones()} currencies={listCurrencies()} />
    </PublicFrame>
  )
}
