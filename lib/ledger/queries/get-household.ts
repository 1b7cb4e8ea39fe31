import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { householdView } from "../steps/household-view"
import type { HouseholdView } from "../steps/read-households"

/** A household with its members and what they have. Throws `not_found`; members read their own by `getOwnHousehold`. */
export async function getHousehold(ctx: Ctx, { id }: { id: string }): Promise<HouseholdView> {
  requirePermission(ctx, "members:read")
  if (ctx.actor.kind === "member") throw new DomainError("not_found")
  return inRead(ctx, (tx) => householdView(tx, id))
}
