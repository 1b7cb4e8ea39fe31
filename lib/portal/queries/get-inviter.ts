import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { findReferrer } from "@/lib/programs/steps/referral-codes"

const longestCode = 64

/** Who invites with a code from an address, by first name; null where nobody has it. */
export async function getInviter(
  ctx: Ctx,
  { programId, code }: { programId: string; code: unknown },
): Promise<{ firstName: string | null } | null> {
  requirePermission(ctx, "portal:use")
  if (typeof code !== "string" || code === "" || code.length > longestCode || code.includes("\0")) return null
  const referrer = await inRead(ctx, (tx) => findReferrer(tx, programId, code))
  return referrer && { firstName: referrer.firstName }
}
