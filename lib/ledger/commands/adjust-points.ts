import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import type { AdjustPointsInput } from "@/lib/members/schema"
import { requireKept } from "@/lib/members/steps/require-kept"
import { adjustWallet } from "../steps/adjust-wallet"
import { lockWallet } from "../steps/lock-wallet"
import { survivorMember } from "../steps/survivor-member"

export interface AdjustResult {
  id: string
  memberId: string
  currency: string
  points: bigint
  availablePoints: bigint
}

/**
 * Gives points to a member or takes them, with a reason. Given ones never expire; taken ones are those that expire first.
 * Of a member who was merged it is the one who is left.
 * Throws `not_found`, `customer_erased`, `insufficient_points`, `currency_unknown`.
 */
export async function adjustPoints(ctx: Ctx, input: AdjustPointsInput & { memberId: string }): Promise<AdjustResult> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    await requireCurrency(tx, input)
    await requireKept(tx, input.memberId)
    const named = await lockWallet(tx, input.memberId, input.currency)
    const survivorId = await survivorMember(tx, input.memberId)
    const wallet = survivorId === null ? named : await lockWallet(tx, survivorId, named.currency)
    const points = BigInt(input.points)
    const entryId = await adjustWallet(tx, wallet, points, input.reason)
    await recordAudit(tx, "points.adjust", input.memberId, { entryId, points })
    await emit(tx, "points.posted", { entryIds: [entryId] })
    const { memberId, currency } = wallet
    return { id: entryId, memberId, currency, points, availablePoints: wallet.availablePoints + points }
  })
}

/** A currency that is named must be the program's or one in which the member has points. */
async function requireCurrency(
  tx: Parameters<typeof lockWallet>[0],
  { memberId, currency }: { memberId: string; currency?: string | undefined },
): Promise<void> {
  if (currency === undefined) return
  const [known] = await tx.db.$queryRaw<{ known: boolean }[]>`
    SELECT p."currencyCode" = ${currency} OR EXISTS (SELECT 1 FROM "wallet" w WHERE w."merchantId" = m."merchantId"
        AND w."accountId" = m."accountId" AND w."currency" = ${currency}) AS "known"
    FROM "member" m JOIN "program" p ON p."merchantId" = m."merchantId" AND p."id" = m."programId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ${memberId}::uuid`
  if (!known) throw new DomainError("not_found")
  if (!known.known)
    throw new DomainError("currency_unknown", {
      fields: [{ path: "currency", message: "Name the program's currency." }],
    })
}
