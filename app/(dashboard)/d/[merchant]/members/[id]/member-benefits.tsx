import type { ReactNode } from "react"
import { GivenHistory } from "@/components/benefits/given-history"
import { LeftFigure } from "@/components/benefits/left-figure"
import { ButtonLink } from "@/components/ui/button"
import { listBenefitUses } from "@/lib/benefits/queries/list-benefit-uses"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import type { Ctx } from "@/lib/core/ctx"
import type { ListPlace } from "@/lib/core/list-place"

interface MemberBenefitsProps {
  ctx: Ctx
  memberId: string
  place: ListPlace
  /** The end of the list: how much is shown and where it goes on. */
  end: (shown: number, nextCursor: string | null) => ReactNode
}

/** What a member has left of each benefit, and what was given. */
export async function MemberBenefits({ ctx, memberId, place, end }: MemberBenefitsProps) {
  const { slug, timeZone } = ctx.merchant
  const canGive = ctx.permissions.has("benefits:use")
  const [benefits, uses] = await Promise.all([
    listMemberBenefits(ctx, { memberId }),
    listBenefitUses(ctx, { memberId, ...place }),
  ])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {benefits.length === 0 ? (
        <p className="text-muted">The member's tier has no benefits. Tiers get them in the designer.</p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))] gap-x-6 gap-y-4">
          {benefits.map((benefit) => (
            <li key={benefit.id ?? `${benefit.kind} ${benefit.sentence}`} className="grid content-start gap-0.5">
              <h3 className="font-semibold break-words">{benefit.name}</h3>
              <LeftFigure benefit={benefit} timeZone={timeZone} />
              <p className="text-xs text-muted">{benefit.tier.name}</p>
            </li>
          ))}
        </ul>
      )}
      {canGive && benefits.some(({ uses }) => uses !== "none") ? (
        <ButtonLink href={`/d/${slug}/benefits?member=${memberId}`} className="justify-self-start">
          Give at the desk
        </ButtonLink>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <h3 className="font-semibold">Given before</h3>
        <GivenHistory merchantSlug={slug} uses={uses.data} timeZone={timeZone} canUndo={canGive} />
        {end(uses.data.length, uses.nextCursor)}
      </div>
    </div>
  )
}
