import { memberName } from "@/components/members/member-name"
import { GiveStatusDialog } from "@/components/tiers/give-status-dialog"
import { GrantList } from "@/components/tiers/grant-list"
import type { Ctx } from "@/lib/core/ctx"
import type { getMemberView } from "@/lib/programs/queries/get-member-view"
import type { TierGift } from "@/lib/standing/queries/list-tier-gifts"
import { listLiveTiers } from "@/lib/tiers/queries/list-live-tiers"

interface GivenToOthersProps {
  ctx: Ctx
  member: Awaited<ReturnType<typeof getMemberView>>
  gifts: readonly TierGift[]
}

/** The tiers that hang on this member's, and giving another; nothing where there is none and none can be given. */
export async function GivenToOthers({ ctx, member, gifts }: GivenToOthersProps) {
  const { slug, timeZone } = ctx.merchant
  const mayAdjust = ctx.permissions.has("members:adjust")
  const given = gifts.filter(({ giver }) => giver.id === member.id)
  // What was itself given cannot be given on.
  const own = member.tierProgress.grant?.kind === "gift" ? member.tierProgress.grant.earned : member.tier
  const [base, ...above] = await listLiveTiers(ctx, { programId: member.programId })
  const giveable = above.filter(({ rank }) => rank <= (own?.rank ?? base?.rank ?? 0)).reverse()
  const mayGive = mayAdjust && member.status === "active" && giveable.length > 0
  if (given.length === 0 && !mayGive) return null
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="font-semibold">Given to others</h3>
      {given.length > 0 ? (
        <GrantList
          given
          merchantSlug={slug}
          grants={given.map((one) => ({ ...one, other: { id: one.receiver.id, name: memberName(one.receiver) } }))}
          timeZone={timeZone}
          canEnd={mayAdjust}
        />
      ) : null}
      {mayGive ? (
        <div>
          <GiveStatusDialog
            merchantSlug={slug}
            memberId={member.id}
            name={memberName({ ...member.customer, cardNumber: member.cardNumber })}
            tiers={giveable}
          />
        </div>
      ) : null}
    </section>
  )
}
