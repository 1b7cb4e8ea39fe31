import type { Metadata } from "next"
import type { ReactNode } from "react"
import { SettingsNav } from "@/components/merchants/settings-nav"
import { staffPageCtx } from "@/lib/core/auth/page"

export const metadata: Metadata = { title: "Settings" }

interface SettingsLayoutProps {
  params: Promise<{ merchant: string }>
  children: ReactNode
}

export default async function SettingsLayout({ params, children }: SettingsLayoutProps) {
  const { merchant, permissions } = await staffPageCtx((await params).merchant)
  return (
    <>
      <SettingsNav base={`/d/${merchant.slug}/settings`} permissions={[...permissions]} />
      {children}
    </>
  )
}
