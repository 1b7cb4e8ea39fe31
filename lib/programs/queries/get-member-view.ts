import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type MemberView, memberViews } from "../steps/member-views"

/** A member with tier, progress and balances, now or at an instant by effective time. Throws `not_found`. */
export async function getMemberView(ctx: Ctx, { id, at }: { id: string; at?: Date | undefined }): Promise<MemberView> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, id)
  const [view] = await inRead(ctx, (tx) => memberViews(tx, [id], at ?? ctx.now))
  if (!view) throw new DomainError("not_found")
  return view
}
