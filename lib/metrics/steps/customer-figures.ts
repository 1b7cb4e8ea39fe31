import { Prisma } from "@/lib/core/generated/prisma/client"
import { anyProgram, wholeMerchant } from "@/lib/metrics/domain/scope"

/**
 * What customers' days add to the rollups, as fragments of one statement.
 * Before them stand two relations: `days` (sign, customerId, day, purchases, revenueMinor) and `joins` (sign, customerId,
 * programId, joinedDay). Rows of sign -1 are what was counted so far, rows of +1 what is to be counted now; the sums of the
 * fragments are the change. A day of purchases 0 holds returns alone: nobody bought on it. With +1 rows alone they are the whole: counting anew and counting on are one definition.
 */

/** Purchases by scope: the whole merchant, members of any program, members of each. Before joining counts for the first only. */
export const scopedDays = Prisma.sql`
  "scoped" AS MATERIALIZED (
    SELECT "sign", ${wholeMerchant}::uuid AS "programId", "customerId", "day", "purchases", "revenueMinor" FROM "days"
    UNION ALL
    SELECT d."sign", j."programId", d."customerId", d."day", d."purchases", d."revenueMinor"
    FROM "days" d JOIN "joins" j ON j."sign" = d."sign" AND j."customerId" = d."customerId" AND d."day" >= j."joinedDay"
  )`

/** (programId, metric, dimension, day, value): what members bought. The whole merchant's sums are made from purchases. */
export const memberDayRows = Prisma.sql`
  SELECT s."programId", f."metric", '' AS "dimension", s."day", f."value"
  FROM (
    SELECT "programId", "day", sum("sign" * "purchases")::bigint AS "purchases", sum("sign" * "revenueMinor")::bigint AS "revenueMinor"
    FROM "scoped" WHERE "programId" <> ${wholeMerchant}::uuid GROUP BY "programId", "day"
  ) s
  CROSS JOIN LATERAL (VALUES ('purchases', "purchases"), ('revenueMinor', "revenueMinor")) AS f("metric", "value")
  WHERE f."value" <> 0`

/**
 * Day, week and month as numbers that rise by one from each to the next: they sort and join faster than dates. The first day
 * of year 1 was a Monday.
 */
const buckets = Prisma.sql`
  (VALUES (1, d."day" - '0001-01-01'::date), (2, (d."day" - '0001-01-01'::date) / 7),
          (3, (date_part('year', d."day") * 12 + date_part('month', d."day"))::int - 1)) AS b("grain", "bucket")`

const bucketDay = Prisma.sql`
  CASE s."grain" WHEN 1 THEN '0001-01-01'::date + s."bucket" WHEN 2 THEN '0001-01-01'::date + s."bucket" * 7
    ELSE make_date(s."bucket" / 12, s."bucket" % 12 + 1, 1) END`

/**
 * From which day on scopes count a customer's days, and which scopes these are. Most members joined before they bought: then
 * it is from the first day, as for the whole merchant.
 */
const spans = Prisma.sql`
  (SELECT "sign", "customerId", "fromDay", array_agg("programId" ORDER BY "programId") AS "programIds"
   FROM (
     SELECT DISTINCT "sign", "customerId", ${wholeMerchant}::uuid AS "programId", '-infinity'::date AS "fromDay" FROM "days" WHERE "purchases" > 0
     UNION ALL
     SELECT f."sign", f."customerId", j."programId", CASE WHEN j."joinedDay" <= f."day" THEN '-infinity'::date ELSE j."joinedDay" END
     FROM (SELECT "sign", "customerId", min("day") AS "day" FROM "days" WHERE "purchases" > 0 GROUP BY 1, 2) f
     JOIN "joins" j ON j."sign" = f."sign" AND j."customerId" = f."customerId"
   ) s
   GROUP BY 1, 2, 3)`

/** (programId, grain, bucket, metric, value): buyers, those with two purchases or more, those who also bought in the bucket before. */
export const buyersRows = Prisma.sql`
  SELECT s."programId", CASE s."grain" WHEN 1 THEN 'day' WHEN 2 THEN 'week' ELSE 'month' END AS "grain", ${bucketDay} AS "bucket",
    f."metric", f."value"
  FROM (
    SELECT u."programId", g."grain", g."bucket", sum("buyers")::bigint AS "buyers", sum("repeat")::bigint AS "repeat",
           sum("returning")::bigint AS "returning"
    FROM (
      SELECT "programIds", "grain", "bucket", sum("sign") AS "buyers", sum("sign") FILTER (WHERE "purchases" >= 2) AS "repeat",
             sum("sign") FILTER (WHERE "returning") AS "returning"
      FROM (
        SELECT d."sign", p."programIds", b."grain", b."bucket", sum(d."purchases") AS "purchases",
          lag(b."bucket") OVER (PARTITION BY d."sign", d."customerId", p."fromDay", b."grain" ORDER BY b."bucket") = b."bucket" - 1 AS "returning"
        FROM ${spans} p
        JOIN "days" d ON d."sign" = p."sign" AND d."customerId" = p."customerId" AND d."day" >= p."fromDay" AND d."purchases" > 0
        CROSS JOIN LATERAL ${buckets}
        GROUP BY d."sign", d."customerId", p."fromDay", b."grain", b."bucket", p."programIds"
      ) c
      GROUP BY "programIds", "grain", "bucket"
    ) g
    CROSS JOIN LATERAL unnest(g."programIds") AS u("programId")
    GROUP BY u."programId", g."grain", g."bucket"
  ) s
  CROSS JOIN LATERAL (VALUES ('buyers', "buyers"), ('repeatBuyers', "repeat"), ('returningBuyers', "returning")) AS f("metric", "value")
  WHERE f."value" <> 0`

const monthNumber = (day: Prisma.Sql) => Prisma.sql`(date_part('year', ${day}) * 12 + date_part('month', ${day}))`

/** (cohort, month, customers): of those who first bought in the month `cohort`, how many bought so many months later. */
export const cohortRows = Prisma.sql`
  SELECT "cohort", "month", sum("sign")::bigint AS "customers"
  FROM (
    SELECT DISTINCT s."sign", s."customerId", f."cohort",
           (${monthNumber(Prisma.sql`s."day"`)} - ${monthNumber(Prisma.sql`f."cohort"`)})::int AS "month"
    FROM "scoped" s
    JOIN (SELECT "sign", "customerId", date_trunc('month', min("day")::timestamp)::date AS "cohort" FROM "days" WHERE "purchases" > 0 GROUP BY 1, 2) f
      ON f."sign" = s."sign" AND f."customerId" = s."customerId"
    WHERE s."programId" = ${wholeMerchant}::uuid AND s."purchases" > 0
  ) c
  GROUP BY "cohort", "month" HAVING sum("sign") <> 0`

/** Members' joins as they stand, (customerId, programId, joinedDay), of the members that `members` selects. */
export function joinRows(members: Prisma.Sql, timeZone: string): Prisma.Sql {
  return Prisma.sql`
    SELECT m."customerId", s."programId", min((m."joinedAt" AT TIME ZONE ${timeZone})::date) AS "joinedDay"
    FROM ${members} m CROSS JOIN LATERAL (VALUES (m."programId"), (${anyProgram}::uuid)) AS s("programId")
    GROUP BY m."customerId", s."programId"`
}
