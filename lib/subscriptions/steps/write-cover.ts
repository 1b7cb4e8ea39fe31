import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { actorWords } from "@/lib/standing/steps/actor-words"
import type { Grantee } from "@/lib/standing/steps/find-grantee"
import { judgeStanding } from "@/lib/standing/steps/judge-standing"
import { type Cover, coverage } from "../domain/coverage"
import { readSubscription, type SubscriptionRow, subscribedOf } from "./read-subscriptions"

/**
 * Gives the tier for all that the trial and the payments cover, and reckons anew what was earned since the first change.
 * A cover is found again by when it begins: what was paid lengthens it, what was paid back ends it early.
 */
export async function writeCover(
  tx: Tx,
  member: Grantee,
  subscriptionId: string,
  why: "paid for" | "paid back" = "paid for",
): Promise<void> {
  const row = await readSubscription(tx, subscriptionId)
  const covers = coverage(subscribedOf(row), tx.merchant.timeZone)
  const known = await readKnown(tx, subscriptionId)
  const changed: Date[] = []
  for (const cover of covers) {
    const grant = known.find(({ from }) => from.getTime() === cover.from.getTime())
    if (grant?.until.getTime() === cover.until.getTime()) continue
    changed.push(grant ? earlier(grant.until, cover.until) : cover.from)
    if (!grant) await give(tx, member, row, cover)
    else if (cover.until > grant.until) await prolong(tx, grant.id, cover.until)
    else await end(tx, grant.id, cover.until)
  }
  for (const { id, from, until } of known) {
    if (until <= from || covers.some((cover) => cover.from.getTime() === from.getTime())) continue
    changed.push(from)
    await end(tx, id, from)
  }
  const first = Math.min(...changed.map((at) => at.getTime()))
  if (changed.length > 0) await judgeStanding(tx, member, new Date(first), `${row.tier.name} was ${why}`)
}

/** The covers that were written before; one that ended as it began covers nothing. */
async function readKnown(tx: Tx, subscriptionId: string): Promise<(Cover & { id: string })[]> {
  const rows = await tx.db.tierGrant.findMany({ where: { merchantId: tx.merchantId, subscriptionId } })
  return rows.flatMap(({ id, fromAt: from, untilAt, endedAt }) =>
    untilAt ? [{ id, from, until: endedAt ? earlier(untilAt, endedAt) : untilAt }] : [],
  )
}

async function give(tx: Tx, member: Grantee, row: SubscriptionRow, { from, until }: Cover): Promise<void> {
  const { id: subscriptionId, programId, tierId } = row
  const words = { kind: "paid", reason: "Paid membership", createdBy: actorWords(tx.actor), createdAt: tx.now }
  const data = { merchantId: tx.merchantId, id: newId(), memberId: member.id, programId, tierId, subscriptionId }
  await tx.db.tierGrant.create({ data: { ...data, ...words, fromAt: from, untilAt: until } })
}

async function prolong(tx: Tx, id: string, until: Date): Promise<void> {
  const data = { untilAt: until, endedAt: null, endedBy: null, endReason: null }
  await tx.db.tierGrant.update({ where: { merchantId_id: { merchantId: tx.merchantId, id } }, data })
}

async function end(tx: Tx, id: string, at: Date): Promise<void> {
  const data = { endedAt: at, endedBy: actorWords(tx.actor), endReason: "The payment was paid back" }
  await tx.db.tierGrant.update({ where: { merchantId_id: { merchantId: tx.merchantId, id } }, data })
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
