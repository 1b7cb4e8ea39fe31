import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { readTierGrants, type TierGrantView } from "../steps/tier-grant-view"

/** A member by what staff know them by. */
export interface GiftParty {
  id: string
  cardNumber: string
  firstName: string | null
  lastName: string | null
  email: string | null
  externalId: string | null
}

export interface TierGift extends TierGrantView {
  giver: GiftParty
  receiver: GiftParty
}

/** The gifts of status that a member gave or was given, newest first, with both names; for no member's own eyes. Throws `not_found`. */
export async function listTierGifts(
  ctx: Ctx,
  { memberId }: { memberId: string },
): Promise<{ data: TierGift[]; nextCursor: null }> {
  requirePermission(ctx, "members:read")
  if (ctx.actor.kind === "member") throw new DomainError("forbidden")
  const { merchantId } = ctx
  return inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId, id: memberId } }
    if (!(await tx.db.member.findUnique({ where: key, select: { id: true } }))) throw new DomainError("not_found")
    const gifts = await readTierGrants(tx, {
      kind: "gift",
      OR: [{ giverMemberId: memberId }, { memberId, giverMemberId: { not: null } }],
    })
    const ids = new Set(gifts.flatMap((one) => [one.memberId, one.giverMemberId ?? ""]))
    const rows = await tx.db.member.findMany({
      where: { merchantId, id: { in: [...ids].filter(Boolean) } },
      select: {
        id: true,
        cardNumber: true,
        customer: { select: { firstName: true, lastName: true, email: true, externalId: true } },
      },
    })
    const parties = new Map(rows.map(({ customer, ...row }) => [row.id, { ...row, ...customer }]))
    const data = gifts.flatMap((gift) => {
      const [giver, receiver] = [parties.get(gift.giverMemberId ?? ""), parties.get(gift.memberId)]
      return giver && receiver ? [{ ...gift, giver, receiver }] : []
    })
    return { data, nextCursor: null }
  })
}
