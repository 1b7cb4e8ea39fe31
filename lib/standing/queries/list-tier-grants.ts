import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { readTierGrants, type TierGrantView } from "../steps/tier-grant-view"

/** The tiers that a member was given, newest first. Throws `not_found`. */
export async function listTierGrants(
  ctx: Ctx,
  { memberId }: { memberId: string },
): Promise<{ data: TierGrantView[]; nextCursor: null }> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const member = await tx.db.member.findUnique({
      where: { merchantId_id: { merchantId: tx.merchantId, id: memberId } },
      select: { id: true },
    })
    if (!member) throw new DomainError("not_found")
    return { data: await readTierGrants(tx, { memberId }), nextCursor: null }
  })
}
