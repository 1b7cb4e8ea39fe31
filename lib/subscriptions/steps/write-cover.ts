import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { actorWords } from "@/lib/standing/steps/actor-words"
import type { Grantee } from "@/lib/standing/steps/find-grantee"
import { judgeStanding } from "@/lib/standing/steps/judge-standing"
import { coverage } from "../domain/coverage"
import { readSubscription, subscribedOf } from "./read-subscriptions"

/**
 * Gives the tier for all that the trial and the payments cover, and reckons anew what was earned since the first change.
 * Covers only grow at their end, so that each is found again by when it begins.
 */
export async function writeCover(tx: Tx, member: Grantee, subscriptionId: string): Promise<void> {
  const row = await readSubscription(tx, subscriptionId)
  const known = await tx.db.tierGrant.findMany({ where: { merchantId: tx.merchantId, subscriptionId } })
  const changed: Date[] = []
  for (const { from, until } of coverage(subscribedOf(row), tx.merchant.timeZone)) {
    const grant = known.find(({ fromAt }) => fromAt.getTime() === from.getTime())
    if (grant?.untilAt?.getTime() === until.getTime()) continue
    changed.push(grant?.untilAt ?? from)
    const data = { merchantId: tx.merchantId, id: newId(), memberId: member.id, programId: row.programId }
    if (grant) {
      const key = { merchantId_id: { merchantId: tx.merchantId, id: grant.id } }
      await tx.db.tierGrant.update({ where: key, data: { untilAt: until } })
    } else {
      const words = { kind: "paid", reason: "Paid membership", createdBy: actorWords(tx.actor) }
      const times = { fromAt: from, untilAt: until, createdAt: tx.now }
      await tx.db.tierGrant.create({ data: { ...data, ...words, ...times, tierId: row.tierId, subscriptionId } })
    }
  }
  const first = Math.min(...changed.map((at) => at.getTime()))
  if (changed.length > 0) await judgeStanding(tx, member, new Date(first), `${row.tier.name} was paid for`)
}
