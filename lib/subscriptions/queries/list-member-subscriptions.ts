import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { loadPrograms, versionAt } from "@/lib/programs/steps/load-versions"
import { priceOf, type TierPrice } from "@/lib/tiers/domain/tier-price"
import type { Savings } from "../domain/savings"
import { readSavings } from "../steps/read-savings"
import { readSubscriptions, type SubscriptionView, subscriptionView } from "../steps/read-subscriptions"

export interface MemberSubscription extends SubscriptionView {
  /** What the next period costs as the tier is sold now; null: it is not sold by this interval any more. */
  priceMinor: number | null
  /** The money of the program, in which prices and savings are. */
  money: string
  /** Saved so far against the fee. */
  savings: Savings
}

export interface MemberSubscriptions {
  /** Newest first. */
  data: MemberSubscription[]
  /** The tiers that are sold now. */
  sold: { id: string; name: string; price: TierPrice }[]
  money: string
}

/** A member's paid tiers, with what each saved so far. Throws `not_found`. */
export async function listMemberSubscriptions(
  ctx: Ctx,
  { memberId }: { memberId: string },
): Promise<MemberSubscriptions> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: tx.merchantId, id: memberId } }
    const member = await tx.db.member.findUnique({ where: key, select: { programId: true } })
    if (!member) throw new DomainError("not_found")
    const program = (await loadPrograms(tx)).find(({ id }) => id === member.programId)
    const definition = program && versionAt(program, tx.now)?.compiled.definition
    if (!definition) return { data: [], sold: [], money: tx.merchant.currency }
    const money = definition.moneyCurrency
    const data: MemberSubscription[] = []
    for (const row of await readSubscriptions(tx, { memberId })) {
      const view = subscriptionView(tx, row)
      const tier = definition.tiers.find(({ id }) => id === row.tierId)
      const priceMinor = tier ? priceOf(tier, view.interval) : null
      data.push({ ...view, priceMinor, money, savings: await readSavings(tx, row, definition) })
    }
    const sold = definition.tiers.flatMap(({ id, name, price }) => (price ? [{ id, name, price }] : []))
    return { data, sold, money }
  })
}
