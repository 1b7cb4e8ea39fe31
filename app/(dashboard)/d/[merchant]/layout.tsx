import type { ReactNode } from "react"
import { StaffShell } from "@/components/layout/staff-shell"
import { staffPageCtx } from "@/lib/core/auth/page"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { signOutAction } from "@/lib/merchants/actions"
import { roleWords } from "@/lib/merchants/domain/role-words"

interface MerchantLayoutProps {
  params: Promise<{ merchant: string }>
  children: ReactNode
}

export default async function MerchantLayout({ params, children }: MerchantLayoutProps) {
  const { merchant, permissions } = await staffPageCtx((await params).merchant)
  const staff = await currentStaff()
  const merchants = staff?.merchants ?? []
  const role = merchants.find(({ slug }) => slug === merchant.slug)?.role
  return (
    <StaffShell
      merchant={merchant}
      merchants={merchants}
      user={{ name: staff?.name ?? "", email: staff?.email ?? "", role: role && roleWords[role].name }}
      permissions={[...permissions]}
      signOut={signOutAction}
    >
      {children}
    </StaffShell>
  )
}
