import { GrantList } from "@/components/tiers/grant-list"
import { TierTimeline } from "@/components/tiers/tier-timeline"
import { Time } from "@/components/ui/time"
import type { Ctx } from "@/lib/core/ctx"
import { listMemberTiers } from "@/lib/standing/queries/list-member-tiers"
import { listTierGrants } from "@/lib/standing/queries/list-tier-grants"
import { listTierNotices } from "@/lib/standing/queries/list-tier-notices"

/** A member's tiers over time with why each began, and those that were given. */
export async function MemberTiers({ ctx, memberId }: { ctx: Ctx; memberId: string }) {
  const { slug, timeZone } = ctx.merchant
  const [tiers, grants, notices] = await Promise.all([
    listMemberTiers(ctx, { memberId }),
    listTierGrants(ctx, { memberId }),
    listTierNotices(ctx, { memberId }),
  ])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <TierTimeline tiers={tiers.data} timeZone={timeZone} now={ctx.now} />
      {grants.data.length > 0 ? (
        <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <h3 className="font-semibold">Given beside what is earned</h3>
          <GrantList
            merchantSlug={slug}
            grants={grants.data}
            timeZone={timeZone}
            canEnd={ctx.permissions.has("members:adjust")}
          />
        </section>
      ) : null}
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
