import { memberName } from "@/components/members/member-name"
import { GrantList } from "@/components/tiers/grant-list"
import { TierTimeline } from "@/components/tiers/tier-timeline"
import { Time } from "@/components/ui/time"
import type { Ctx } from "@/lib/core/ctx"
import type { getMemberView } from "@/lib/programs/queries/get-member-view"
import { listMemberTiers } from "@/lib/standing/queries/list-member-tiers"
import { listTierGifts } from "@/lib/standing/queries/list-tier-gifts"
import { listTierGrants } from "@/lib/standing/queries/list-tier-grants"
import { listTierNotices } from "@/lib/standing/queries/list-tier-notices"
import { GivenToOthers } from "./given-to-others"

/** A member's tiers over time with why each began, those that were given, and those given to others. */
export async function MemberTiers({ ctx, member }: { ctx: Ctx; member: Awaited<ReturnType<typeof getMemberView>> }) {
  const { slug, timeZone } = ctx.merchant
  const memberId = member.id
  const [tiers, grants, gifts, notices] = await Promise.all([
    listMemberTiers(ctx, { memberId }),
    listTierGrants(ctx, { memberId }),
    listTierGifts(ctx, { memberId }),
    listTierNotices(ctx, { memberId }),
  ])
  const canEnd = ctx.permissions.has("members:adjust")
  const received = new Map(gifts.data.map(({ id, giver }) => [id, { id: giver.id, name: memberName(giver) }]))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <TierTimeline tiers={tiers.data} timeZone={timeZone} now={ctx.now} />
      {grants.data.length > 0 ? (
        <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <h3 className="font-semibold">Given beside what is earned</h3>
          <GrantList
            merchantSlug={slug}
            grants={grants.data.map((one) => ({ ...one, other: received.get(one.id) }))}
            timeZone={timeZone}
            canEnd={canEnd}
          />
        </section>
      ) : null}
      <GivenToOthers ctx={ctx} member={member} gifts={gifts.data} />
      {notices.data.length > 0 ? (
        <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <h3 className="font-semibold">Told before a tier ends</h3>
          <ul className="grid gap-1 text-sm text-muted">
            {notices.data.map(({ id, tier, nextTier, endsAt, daysBefore, noticedAt }) => (
              <li key={id}>
                <Time instant={noticedAt} timeZone={timeZone} />: {daysBefore} days before {tier.name} ends on{" "}
                <Time instant={endsAt} timeZone={timeZone} />
                {nextTier ? `, then ${nextTier.name}` : ""}.
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
