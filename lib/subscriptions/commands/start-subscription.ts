import { recordAudit } from "@/lib/core/audit"
import { addDays, localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { versionAt } from "@/lib/programs/steps/load-versions"
import { actorWords } from "@/lib/standing/steps/actor-words"
import { findGrantee, type Grantee } from "@/lib/standing/steps/find-grantee"
import type { Tier } from "@/lib/tiers/domain/tier"
import { priceOf } from "@/lib/tiers/domain/tier-price"
import { stateAt } from "../domain/coverage"
import type { StartSubscriptionInput } from "../schema"
import {
  readSubscription,
  readSubscriptions,
  type SubscriptionView,
  subscribedOf,
  subscriptionView,
} from "../steps/read-subscriptions"
import { writeCover } from "../steps/write-cover"

/**
 * Begins a paid tier: with its free days at once, else with the first payment. Throws `not_found`, `member_not_active`,
 * `tier_not_sold`, `trial_used`, `subscription_running`.
 */
export async function startSubscription(ctx: Ctx, input: StartSubscriptionInput): Promise<SubscriptionView> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const member = await findGrantee(tx, input.memberId)
    const tier = soldTier(member, input, tx.now)
    await refuseSecond(tx, member)
    const trialDays = input.trial ? await freeDays(tx, member, tier) : null
    const id = newId()
    const today = localDay(tx.now, tx.merchant.timeZone)
    await tx.db.subscription.create({
      data: {
        merchantId: tx.merchantId,
        id,
        memberId: member.id,
        programId: member.program.id,
        tierId: tier.id,
        interval: input.interval,
        startedAt: tx.now,
        trialUntil: trialDays === null ? null : new Date(`${addDays(today, trialDays)}T00:00:00Z`),
        createdAt: tx.now,
        createdBy: actorWords(tx.actor),
      },
    })
    await recordAudit(tx, "subscription.start", id, { memberId: member.id, tierId: tier.id, interval: input.interval })
    await writeCover(tx, member, id)
    return subscriptionView(tx, await readSubscription(tx, id))
  })
}

function soldTier({ program }: Grantee, { tierId, interval }: StartSubscriptionInput, now: Date): Tier {
  const tier = versionAt(program, now)?.compiled.definition.tiers.find(({ id }) => id === tierId)
  if (!tier || priceOf(tier, interval) === null) throw new DomainError("tier_not_sold")
  return tier
}

async function refuseSecond(tx: Tx, { id }: Grantee): Promise<void> {
  const known = await readSubscriptions(tx, { memberId: id })
  const ended = known.every((row) => stateAt(subscribedOf(row), tx.now, tx.merchant.timeZone).state === "ended")
  if (!ended) throw new DomainError("subscription_running")
}

/** A trial is had once by each customer, also by who had it under another membership. */
async function freeDays(tx: Tx, { customerId, program }: Grantee, { price }: Tier): Promise<number> {
  const had = await tx.db.subscription.count({
    where: { merchantId: tx.merchantId, programId: program.id, trialUntil: { not: null }, member: { customerId } },
  })
  if (had > 0) throw new DomainError("trial_used")
  if (price?.trialDays === undefined) {
    const message = "This tier has no free days. Leave the trial out."
    throw new DomainError("tier_not_sold", { fields: [{ path: "trial", message }], detail: message })
  }
  return price.trialDays
}
