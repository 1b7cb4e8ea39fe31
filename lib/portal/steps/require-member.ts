import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"

export interface OwnMember {
  memberId: string
  customerId: string
  programId: string
  sessionId: string
}

/** The member who asks: in the portal everybody acts for themselves. Throws `unauthenticated` for anybody else. */
export function requireMember(ctx: Ctx): OwnMember {
  requirePermission(ctx, "portal:use")
  if (ctx.actor.kind !== "member") throw new DomainError("unauthenticated")
  return ctx.actor
}
