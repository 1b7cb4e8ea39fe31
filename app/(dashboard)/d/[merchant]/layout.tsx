import type { ReactNode } from "react"
import { StaffShell } from "@/components/layout/staff-shell"
import { memberName } from "@/components/members/member-name"
import { staffPageCtx } from "@/lib/core/auth/page"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { signOutAction } from "@/lib/merchants/actions"
import { roleWords } from "@/lib/merchants/domain/role-words"
import { searchMembersAction } from "@/lib/programs/member-actions"

interface MerchantLayoutProps {
  params: Promise<{ merchant: string }>
  children: ReactNode
}

/** What the command palette finds; nothing where the search is refused. */
async function findMembers(merchantSlug: string, text: string) {
  "use server"
  const { data } = await searchMembersAction(merchantSlug, { text })
  return (data ?? []).map((member) => ({
    id: member.id,
    name: memberName(member),
    detail: member.tierName ?? undefined,
  }))
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
      searchMembers={permissions.has("members:read") ? findMembers.bind(null, merchant.slug) : undefined}
    >
      {children}
    </StaffShell>
  )
}
