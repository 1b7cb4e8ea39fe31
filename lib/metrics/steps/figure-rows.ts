import { startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import type { DayRange } from "@/lib/metrics/domain/period"
import type { MetricKey } from "@/lib/metrics/domain/registry"

/**
 * The rows that a figure is made of, as (id, at, customerId, memberId, what, value, counted): the sum of the values is the
 * figure of a flow, the change of a stock; of a ratio, `counted` rows make the numerator.
 */
export type RowSource = (tx: Tx, range: DayRange) => Prisma.Sql

const twoDaysMs = 2 * 86_400_000

/** Narrows by instant, so that an index serves: a store's local day may begin a day before or after the merchant's. */
function around(tx: Tx, { from, to }: DayRange): Prisma.Sql {
  const start = new Date(startOfLocalDay(from, tx.merchant.timeZone).getTime() - twoDaysMs)
  const end = new Date(startOfLocalDay(to, tx.merchant.timeZone).getTime() + 2 * twoDaysMs)
  return Prisma.sql`p."occurredAt" BETWEEN ${start} AND ${end} AND p."localDay" BETWEEN ${from}::date AND ${to}::date`
}

interface Bought {
  table: "purchase" | "purchase_return"
  what: string
  value: string
}

/** Rows of purchases or returns, `p`; those of members are counted. */
function boughtRows(tx: Tx, range: DayRange, { table, what, value }: Bought): Prisma.Sql {
  return Prisma.sql`
    SELECT p."id", p."occurredAt" AS "at", p."customerId", m."memberId", ${Prisma.raw(what)} AS "what",
           ${Prisma.raw(value)}::bigint AS "value", m."memberId" IS NOT NULL AS "counted"
    FROM ${Prisma.raw(`"${table}"`)} p
    LEFT JOIN LATERAL (
      SELECT (array_agg(m."id" ORDER BY m."id"))[1] AS "memberId" FROM "member" m
      WHERE m."merchantId" = p."merchantId" AND m."customerId" = p."customerId"
        AND (m."joinedAt" AT TIME ZONE ${tx.merchant.timeZone})::date <= p."localDay"
    ) m ON true
    WHERE p."merchantId" = ${tx.merchantId}::uuid AND ${around(tx, range)}`
}

const channel = `coalesce(p."channel", 'purchase')`

const purchases: RowSource = (tx, range) => boughtRows(tx, range, { table: "purchase", what: channel, value: "1" })

/** What purchases brought and returns took, each on its own day. */
const revenue: RowSource = (tx, range) => Prisma.sql`
  ${boughtRows(tx, range, { table: "purchase", what: channel, value: 'p."revenueMinor"' })}
  UNION ALL
  ${boughtRows(tx, range, { table: "purchase_return", what: "'return'", value: '-p."revenueMinor"' })}`

/** Legs of entries on the accounts given; `sign` as in the rollups. */
function legs(accounts: readonly string[], sign: 1 | -1): RowSource {
  return (tx, { from, to }) => Prisma.sql`
    SELECT l."id", e."effectiveAt" AS "at", m."customerId", e."memberId", e."kind" AS "what", (${sign}::bigint * l."points") AS "value", true AS "counted"
    FROM "entry" e
    JOIN "posting" l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id" AND l."ledgerAccount" = ANY(${[...accounts]}::text[])
    JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = e."memberId"
    JOIN "program" g ON g."merchantId" = e."merchantId" AND g."id" = e."programId" AND g."currencyCode" = e."currency"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."effectiveDay" BETWEEN ${from}::date AND ${to}::date`
}

/** Points whose end has come without an entry yet. */
function dueLots(tx: Tx, { from, to }: DayRange, sign: 1 | -1): Prisma.Sql {
  return Prisma.sql`
    SELECT l."id", l."expiresAt" AS "at", m."customerId", m."id" AS "memberId", 'expiry' AS "what", (${sign}::bigint * l."remaining") AS "value", true AS "counted"
    FROM "lot" l
    JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
    JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = e."memberId"
    JOIN "program" g ON g."merchantId" = e."merchantId" AND g."id" = e."programId" AND g."currencyCode" = e."currency"
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."remaining" > 0 AND l."expiresAt" <= ${tx.now}
      AND (l."expiresAt" AT TIME ZONE ${tx.merchant.timeZone})::date BETWEEN ${from}::date AND ${to}::date`
}

const expired: RowSource = (tx, range) =>
  Prisma.sql`${legs(["program.expired"], 1)(tx, range)} UNION ALL ${dueLots(tx, range, 1)}`

/** Every movement of what members hold. */
const movements: RowSource = (tx, range) => Prisma.sql`
  SELECT e."id", e."effectiveAt" AS "at", m."customerId", e."memberId", e."kind" AS "what", e."points" AS "value", true AS "counted"
  FROM "entry" e
  JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = e."memberId"
  JOIN "program" g ON g."merchantId" = e."merchantId" AND g."id" = e."programId" AND g."currencyCode" = e."currency"
  WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."points" <> 0
    AND e."effectiveDay" BETWEEN ${range.from}::date AND ${range.to}::date
  UNION ALL ${dueLots(tx, range, -1)}`

/** Customers who bought, with how many purchases; counted are those that `counted` says. */
function buyers(members: boolean, counted: string): RowSource {
  const joined = members
    ? Prisma.sql`JOIN "rollup_join" j ON j."merchantId" = r."merchantId" AND j."customerId" = r."customerId"
                   AND j."programId" = 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid AND r."day" >= j."joinedDay"`
    : Prisma.empty
  return (tx, { from, to }) => Prisma.sql`
    SELECT r."customerId" AS "id", max(r."day")::timestamp AT TIME ZONE ${tx.merchant.timeZone} AS "at", r."customerId", NULL::uuid AS "memberId",
           'purchases' AS "what", sum(r."purchases")::bigint AS "value", ${Prisma.raw(counted)} AS "counted"
    FROM "rollup_customer" r ${joined}
    WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."day" BETWEEN ${from}::date AND ${to}::date AND r."purchases" > 0
    GROUP BY r."customerId"`
}

const firstSeen: RowSource = (tx, { from, to }) => Prisma.sql`
  SELECT c."id", c."firstSeenDay"::timestamp AT TIME ZONE ${tx.merchant.timeZone} AS "at", c."id" AS "customerId", NULL::uuid AS "memberId",
         'first seen' AS "what", 1::bigint AS "value", true AS "counted"
  FROM "customer" c WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."firstSeenDay" BETWEEN ${from}::date AND ${to}::date
    AND NOT EXISTS (SELECT 1 FROM "customer_merge" g WHERE g."merchantId" = c."merchantId" AND g."fromCustomerId" = c."id")`

function localDays(tx: Tx, { from, to }: DayRange, column: string): Prisma.Sql {
  return Prisma.sql`(${Prisma.raw(column)} AT TIME ZONE ${tx.merchant.timeZone})::date BETWEEN ${from}::date AND ${to}::date`
}

const joined: RowSource = (tx, range) => Prisma.sql`
  SELECT m."id", m."joinedAt" AS "at", m."customerId", m."id" AS "memberId", 'joined' AS "what", 1::bigint AS "value", true AS "counted"
  FROM "member" m
  WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."status" <> 'merged' AND ${localDays(tx, range, 'm."joinedAt"')}`

const tierSteps: RowSource = (tx, range) => {
  const step = (column: string, word: string, value: 1 | -1) => Prisma.sql`
    SELECT t."id", ${Prisma.raw(`t."${column}"`)} AS "at", m."customerId", m."id" AS "memberId", ${`${word} `} || n."name" AS "what",
           ${value}::bigint AS "value", true AS "counted"
    FROM "tier_period" t
    JOIN "tier" n ON n."merchantId" = t."merchantId" AND n."id" = t."tierId"
    JOIN "member" m ON m."merchantId" = t."merchantId" AND m."id" = t."memberId"
    WHERE t."merchantId" = ${tx.merchantId}::uuid AND ${localDays(tx, range, `t."${column}"`)}`
  return Prisma.sql`${step("fromAt", "entered", 1)} UNION ALL ${step("toAt", "left", -1)}`
}

const answers: RowSource = (tx, { from, to }) => Prisma.sql`
  SELECT r."id", r."createdAt" AS "at", r."customerId", NULL::uuid AS "memberId", 'answer ' || r."score" AS "what",
         CASE WHEN r."score" >= 9 THEN 1 WHEN r."score" <= 6 THEN -1 ELSE 0 END::bigint AS "value", true AS "counted"
  FROM "survey_response" r WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."localDay" BETWEEN ${from}::date AND ${to}::date`

/** Which rows each metric is made of; null: it compares two periods, and its rows are those of both. */
export const rowSources: Record<MetricKey, RowSource | null> = {
  customers: firstSeen,
  members: joined,
  activeMembers: buyers(true, "true"),
  purchases,
  revenueMinor: revenue,
  memberRevenueShare: revenue,
  repeatPurchaseRate: buyers(false, 'sum(r."purchases") >= 2'),
  retention: null,
  pointsIssued: legs(["program.issued"], -1),
  pointsRedeemed: legs(["program.redeemed", "program.donated"], 1),
  pointsExpired: expired,
  pointsReversed: legs(["program.reversed"], 1),
  pointsAdjusted: legs(["program.adjusted", "program.transferred", "program.fees", "partner.clearing"], -1),
  pointsOutstanding: movements,
  liabilityMinor: movements,
  expectedLiabilityMinor: movements,
  redemptionRate: legs(["program.redeemed", "program.donated"], 1),
  membersByTier: tierSteps,
  nps: answers,
}
