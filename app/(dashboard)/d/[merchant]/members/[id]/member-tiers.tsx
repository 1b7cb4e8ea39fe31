import { memberName } from "@/components/members/member-name"
import { GiveStatusDialog } from "@/components/tiers/give-status-dialog"
import { GrantList } from "@/components/tiers/grant-list"
import { TierTimeline } from "@/components/tiers/tier-timeline"
import { Time } from "@/components/ui/time"
import type { Ctx } from "@/lib/core/ctx"
import type { MemberView } from "@/lib/programs/steps/member-views"
import { listLiveTiers } from "@/lib/tiers/queries/list-live-tiers"
import { listMemberTiers } from "@/lib/standing/queries/list-member-tiers"
import { listTierGifts } from "@/lib/standing/queries/list-tier-gifts"
import { listTierGrants } from "@/lib/standing/queries/list-tier-grants"
import { listTierNotices } from "@/lib/standing/queries/list-tier-notices"

/** A member's tiers over time with why each began, those that were given, and those given to others. */
export async function MemberTiers({ ctx, member }: { ctx: Ctx; member: MemberView }) {
  const { slug, timeZone } = ctx.merchant
  const memberId = member.id
  const [tiers, grants, gifts, notices, ladder] = await Promise.all([
    listMemberTiers(ctx, { memberId }),
    listTierGrants(ctx, { memberId }),
    listTierGifts(ctx, { memberId }),
    listTierNotices(ctx, { memberId }),
    listLiveTiers(ctx, { programId: member.programId }),
  ])
  const canEnd = ctx.permissions.has("members:adjust")
  const received = new Map(gifts.data.map(({ id, giver }) => [id, { id: giver.id, name: memberName(giver) }]))
  const given = gifts.data.filter(({ giver }) => giver.id === memberId)
  const own = member.tierProgress.grant?.kind === "gift" ? member.tierProgress.grant.earned : member.tier
  const giveable = ladder.filter(({ rank }) => rank > (ladder[0]?.rank ?? 0) && rank <= (own?.rank ?? -1)).reverse()
  const mayGive = canEnd && member.status === "active" && giveable.length > 0
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
      {given.length > 0 || mayGive ? (
        <section className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-2">
          <h3 className="font-semibold">Given to others</h3>
          {given.length > 0 ? (
            <div className="w-full">
              <GrantList
                given
                merchantSlug={slug}
                grants={given.map((one) => {
                  return { ...one, other: { id: one.receiver.id, name: memberName(one.receiver) } }
                })}
                timeZone={timeZone}
                canEnd={canEnd}
              />
            </div>
          ) : null}
          {mayGive ? (
            <GiveStatusDialog
              merchantSlug={slug}
              memberId={memberId}
              name={memberName({ ...member.customer, cardNumber: member.cardNumber })}
              tiers={giveable}
            />
          ) : null}
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
