import type { ReactNode } from "react"
import type { Hit } from "@/components/layout/command-palette"
import { StaffShell } from "@/components/layout/staff-shell"
import { memberName } from "@/components/members/member-name"
import { staffPageCtx } from "@/lib/core/auth/page"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { formatMoney } from "@/lib/core/money"
import { signOutAction } from "@/lib/merchants/actions"
import { roleWords } from "@/lib/merchants/domain/role-words"
import { searchMembersAction } from "@/lib/programs/member-actions"
import { findPurchaseAction } from "@/lib/purchases/actions"

interface MerchantLayoutProps {
  params: Promise<{ merchant: string }>
  children: ReactNode
}

/** What the command palette finds: members, and the purchase of that number; nothing where a search is refused. */
async function find(merchantSlug: string, text: string): Promise<Hit[]> {
  "use server"
  const [members, purchase] = await Promise.all([
    searchMembersAction(merchantSlug, { text }),
    findPurchaseAction(merchantSlug, { externalId: text }),
  ])
  const found = purchase.data
  return [
    ...(found
      ? [
          {
            path: `/purchases/${found.id}`,
            kind: "purchase" as const,
            name: `Purchase ${found.externalId}`,
            detail: formatMoney(found.amountMinor, found.currency),
          },
        ]
      : []),
    ...(members.data ?? []).map((member) => ({
      path: `/members/${member.id}`,
      kind: "member" as const,
      name: memberName(member),
      detail: member.tierName ?? undefined,
    })),
  ]
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
      search={permissions.has("members:read") ? find.bind(null, merchant.slug) : undefined}
    >
      {children}
    </StaffShell>
  )
}
