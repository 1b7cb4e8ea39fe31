import { Section } from "@/components/portal/section"
import { OwnMembership } from "@/components/subscriptions/own-membership"
import { cancelOwnSubscriptionAction, resumeOwnSubscriptionAction } from "@/lib/portal/actions"
import { listMemberSubscriptions } from "@/lib/subscriptions/queries/list-member-subscriptions"
import type { PortalPage } from "./portal-page"

/** The paid membership on the first screen; nothing where no tier is sold and none was had. */
export async function OwnPaidMembership({ page: { ctx, program }, memberId }: { page: PortalPage; memberId: string }) {
  const memberships = await listMemberSubscriptions(ctx, { memberId })
  if (memberships.data.length === 0 && memberships.sold.length === 0) return null
  const { slug, timeZone } = ctx.merchant
  return (
    <Section title="Your membership">
      <OwnMembership
        {...memberships}
        timeZone={timeZone}
        cancel={cancelOwnSubscriptionAction.bind(null, slug, program.slug)}
        resume={resumeOwnSubscriptionAction.bind(null, slug, program.slug)}
      />
    </Section>
  )
}
