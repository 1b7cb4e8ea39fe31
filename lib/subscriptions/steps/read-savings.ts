import type { Tx } from "@/lib/core/ctx"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { pointsValueMinor } from "@/lib/programs/domain/reward-rate"
import type { Tier } from "@/lib/tiers/domain/tier"
import { coverage } from "../domain/coverage"
import { discountShare, type Savings, savingsOf } from "../domain/savings"
import { type SubscriptionRow, subscribedOf } from "./read-subscriptions"

/**
 * What a subscription saved the member so far against what it cost, by the version of the program that holds now. Of points,
 * only what the tier's factor added as the newest explanation of each purchase tells it, and its gift: the others have anybody.
 */
export async function readSavings(tx: Tx, row: SubscriptionRow, definition: ProgramDefinition): Promise<Savings> {
  const covers = coverage(subscribedOf(row), tx.merchant.timeZone)
  const times = {
    from: covers.map(({ from }) => from),
    until: covers.map(({ until }) => until),
  }
  const [sums] = await tx.db.$queryRaw<{ spend: bigint; points: bigint; credit: bigint }[]>`
    WITH cover AS (SELECT * FROM unnest(${times.from}::timestamptz[], ${times.until}::timestamptz[]) AS c(from_at, until_at)),
    bought AS (
      SELECT p."id", p."baseMinor" FROM "purchase" p, cover c, "member" m
      WHERE p."merchantId" = ${tx.merchantId}::uuid AND m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ${row.memberId}::uuid
        AND p."customerId" = m."customerId" AND p."occurredAt" >= c.from_at AND p."occurredAt" < c.until_at
    ),
    told AS (
      SELECT DISTINCT ON (e."purchaseId") coalesce(x."body"->'after'->'rules', x."body"->'rules') AS rules
      FROM "entry" e JOIN "explanation" x ON x."merchantId" = ${tx.merchantId}::uuid AND x."id" = e."id"
      WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ${row.memberId}::uuid
        AND e."purchaseId" IN (SELECT "id" FROM bought) AND e."kind" IN ('award','correction','reversal')
        AND e."currency" = ${definition.currency.code}
      ORDER BY e."purchaseId", e."id" DESC
    )
    SELECT (coalesce((SELECT sum("baseMinor") FROM bought), 0) - coalesce((
        SELECT sum(r."baseMinor") FROM "purchase_return" r
        WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."purchaseId" IN (SELECT "id" FROM bought)), 0))::bigint AS spend,
      (SELECT coalesce(sum((rule->>'points')::bigint), 0) FROM told, json_array_elements(told.rules) rule
        WHERE rule->>'ruleId' IS NULL AND rule->>'currency' = ${definition.currency.code})::bigint
      + (SELECT coalesce(sum(e."points"), 0) FROM "entry" e, cover c
        WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ${row.memberId}::uuid AND e."tierId" = ${row.tierId}::uuid
          AND e."effectiveAt" >= c.from_at AND e."effectiveAt" < c.until_at)::bigint AS points,
      (SELECT coalesce(sum(u."amount"), 0) FROM "benefit_use" u, cover c
        WHERE u."merchantId" = ${tx.merchantId}::uuid AND u."memberId" = ${row.memberId}::uuid AND u."kind" = 'credit'
          AND u."occurredAt" >= c.from_at AND u."occurredAt" < c.until_at)::bigint AS credit`
  const points = sums?.points ?? 0n
  return savingsOf({
    spendMinor: sums?.spend ?? 0n,
    discountBasisPoints: discountShare(percentsOf(definition.tiers, row.tierId)),
    pointsMinor: points > 0n ? pointsValueMinor(points, definition.currency.value) : 0n,
    creditMinor: sums?.credit ?? 0n,
    feesMinor: row.payments.reduce((sum, { amountMinor, refund }) => sum + (refund ? 0n : amountMinor), 0n),
  })
}

/** The shares off that the tier gives, with those of the tiers below it. */
function percentsOf(tiers: readonly Tier[], tierId: string): string[] {
  const rank = tiers.find(({ id }) => id === tierId)?.rank ?? Number.NEGATIVE_INFINITY
  const given = tiers.filter((tier) => tier.rank <= rank).flatMap(({ benefits }) => benefits ?? [])
  return given.flatMap((benefit) => (benefit.kind === "percentageDiscount" ? [benefit.percent] : []))
}
