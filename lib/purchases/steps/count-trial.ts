import type { Tx } from "@/lib/core/ctx"
import { toJsonInteger } from "@/lib/core/points"
import type { EarningRule, ProgramDefinition } from "@/lib/programs/domain/definition"
import { explainAward } from "@/lib/programs/domain/explain-award"
import type { RuleTrial, TrialExample } from "@/lib/programs/domain/rule-trial"
import type { Judged } from "./judge-member"
import type { RecordedActivity, Replayed } from "./replay-members"

type Given = { customerId: string; recorded: RecordedActivity; judged: Judged; points: number }

type Counted = Pick<RuleTrial, "applied" | "members" | "points" | "allPoints" | "revenueMinor" | "examples">

/** Adds up what a rule gave in a trial, and picks three examples: the most, the middle, the least. */
export async function countTrial(
  tx: Tx,
  members: readonly Replayed[],
  rule: EarningRule,
  { currency }: ProgramDefinition,
  purchaseIds: readonly string[],
): Promise<Counted> {
  const code = rule.currency ?? currency.code
  const given: Given[] = []
  let allPoints = 0n
  for (const { member, judgement, recorded } of members) {
    for (const judged of judgement.awarded) {
      for (const award of judged.result.awards) if (award.currency === code) allPoints += award.points
      const found = judged.result.explanation.rules.find(({ ruleId }) => ruleId === rule.id)
      const one = recorded.get(judged.activity)
      if (one && found && found.points > 0) {
        given.push({ customerId: member.customerId, recorded: one, judged, points: found.points })
      }
    }
  }
  given.sort((a, b) => b.points - a.points || amountOf(b) - amountOf(a))
  return {
    applied: given.length,
    members: new Set(given.map(({ customerId }) => customerId)).size,
    points: given.reduce((sum, { points }) => sum + points, 0),
    allPoints: toJsonInteger(allPoints),
    revenueMinor: await readRevenue(tx, purchaseIds),
    examples: await examplesOf(tx, given),
  }
}

function amountOf({ recorded: { judge } }: Given): number {
  return judge.kind === "purchase" ? Number(judge.purchase.amountMinor) : 0
}

async function readRevenue(tx: Tx, purchaseIds: readonly string[]): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ revenue: bigint | null }[]>`
    SELECT sum("revenueMinor")::bigint AS revenue FROM "purchase"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${purchaseIds}::uuid[])`
  return toJsonInteger(row?.revenue ?? 0n)
}

async function examplesOf(tx: Tx, given: readonly Given[]): Promise<TrialExample[]> {
  const places = new Set([0, Math.floor((given.length - 1) / 2), given.length - 1])
  const chosen = [...places].flatMap((place) => given[place] ?? [])
  const customers = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { in: chosen.map(({ customerId }) => customerId) } },
    select: { id: true, firstName: true, lastName: true, externalId: true },
  })
  const named = new Map(
    customers.map(({ id, firstName, lastName, externalId }) => {
      const name = [firstName, lastName].filter(Boolean).join(" ")
      return [id, name || externalId || "A customer"]
    }),
  )
  return chosen.map(({ customerId, recorded, judged, points }) => {
    const { judge } = recorded
    const purchase = judge.kind === "purchase" ? judge.purchase : null
    return {
      who: named.get(customerId) ?? "A customer",
      externalId: recorded.externalId,
      day: recorded.day,
      amountMinor: purchase ? toJsonInteger(purchase.amountMinor) : null,
      currency: purchase?.currency ?? tx.merchant.currency,
      points,
      reasons: explainAward(judged.result.explanation),
    }
  })
}
