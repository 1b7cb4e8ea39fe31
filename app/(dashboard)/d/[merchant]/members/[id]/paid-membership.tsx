import { PaidMembershipCard } from "@/components/subscriptions/paid-membership-card"
import type { Ctx } from "@/lib/core/ctx"
import { listMemberSubscriptions } from "@/lib/subscriptions/queries/list-member-subscriptions"

/** A member's paid tier, with its payments. */
export async function PaidMembership({ ctx, memberId }: { ctx: Ctx; memberId: string }) {
  return (
    <PaidMembershipCard
      {...(await listMemberSubscriptions(ctx, { memberId }))}
      merchantSlug={ctx.merchant.slug}
      memberId={memberId}
      timeZone={ctx.merchant.timeZone}
      canEdit={ctx.permissions.has("members:adjust")}
    />
  )
}
