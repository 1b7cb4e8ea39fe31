import type { Ctx } from "@/lib/core/ctx"
import { requirePermission } from "@/lib/core/permissions"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import type { BenefitUseView } from "../steps/benefit-use-views"
import type { BenefitView } from "../steps/benefit-view"
import { listBenefitUses } from "./list-benefit-uses"
import { listMemberBenefits } from "./list-member-benefits"

export interface DeskMember {
  id: string
  firstName: string | null
  lastName: string | null
  email: string | null
  externalId: string | null
  cardNumber: string
  active: boolean
  tierName: string | null
  benefits: BenefitView[]
  /** The latest, newest first. */
  uses: BenefitUseView[]
}

const latest = 20

/** What somebody at a desk needs to know to give a benefit. Throws `not_found`. */
export async function getDeskMember(ctx: Ctx, { memberId }: { memberId: string }): Promise<DeskMember> {
  requirePermission(ctx, "members:read")
  requirePermission(ctx, "benefits:read")
  const member = await getMemberView(ctx, { id: memberId })
  const [benefits, uses] = await Promise.all([
    listMemberBenefits(ctx, { memberId }),
    listBenefitUses(ctx, { memberId, limit: latest }),
  ])
  const { firstName, lastName, email, externalId } = member.customer
  return {
    id: member.id,
    firstName,
    lastName,
    email,
    externalId,
    cardNumber: member.cardNumber,
    active: member.status === "active",
    tierName: member.tier?.name ?? null,
    benefits,
    uses: uses.data,
  }
}
