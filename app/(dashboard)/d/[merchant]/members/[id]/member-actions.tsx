import { AdjustPointsDialog } from "@/components/members/adjust-points-dialog"
import { EditProfileDialog } from "@/components/members/edit-profile-dialog"
import { memberName } from "@/components/members/member-name"
import { MergeDialog } from "@/components/members/merge-dialog"
import { EraseDialog } from "@/components/privacy/erase-dialog"
import { ChangeTierDialog } from "@/components/tiers/change-tier-dialog"
import type { Ctx } from "@/lib/core/ctx"
import type { CustomerView } from "@/lib/members/queries/get-customer"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { getMemberView } from "@/lib/programs/queries/get-member-view"
import type { listLiveTiers } from "@/lib/tiers/queries/list-live-tiers"

interface MemberActionsProps {
  ctx: Ctx
  member: Awaited<ReturnType<typeof getMemberView>>
  customer: CustomerView
  program: { currency: PointsCurrency; moneyCurrency: string }
  tiers: Awaited<ReturnType<typeof listLiveTiers>>
}

/** What staff may do for a member; for somebody who was erased there is nothing to do. */
export function MemberActions({ ctx, member, customer, program, tiers }: MemberActionsProps) {
  if (customer.erasedAt) return null
  const { permissions } = ctx
  const { currency, moneyCurrency } = program
  const adjusts = permissions.has("members:adjust")
  const name = memberName({ ...customer, cardNumber: member.cardNumber })
  const whom = { merchantSlug: ctx.merchant.slug, memberId: member.id }
  return (
    <>
      {permissions.has("members:write") ? (
        <EditProfileDialog merchantSlug={whom.merchantSlug} customer={customer} />
      ) : null}
      {adjusts ? <AdjustPointsDialog {...whom} currency={currency} /> : null}
      {adjusts && member.status === "active" && tiers.length > 0 ? (
        <ChangeTierDialog
          {...whom}
          tiers={tiers}
          tier={member.tier}
          moneyCurrency={moneyCurrency}
          plural={currency.plural}
          earned={member.tierProgress.grant ? member.tierProgress.grant.earned : member.tier}
        />
      ) : null}
      {adjusts && permissions.has("members:write") && member.status !== "merged" ? (
        <MergeDialog {...whom} customerId={customer.id} name={name} />
      ) : null}
      {permissions.has("members:erase") ? (
        <EraseDialog merchantSlug={whom.merchantSlug} customerId={customer.id} name={name} />
      ) : null}
    </>
  )
}
