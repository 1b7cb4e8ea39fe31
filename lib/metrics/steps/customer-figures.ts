import { Prisma } from "@/lib/core/generated/prisma/client"
import { anyProgram, wholeMerchant } from "@/lib/metrics/domain/scope"

/**
 * What customers' days add to the rollups, as fragments of one statement.
 * Before them stand two relations: `days` (sign, customerId, day, purchases, revenueMinor) and `joins` (sign, customerId,
 * programId, joinedDay). Rows of sign -1 are what was counted so far, rows of +1 what is to be counted now; the sums of the
 * fragments are the change. With +1 rows alone they are the whole: counting anew and counting on are one definition.
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

const buckets = Prisma.sql`
  (VALUES ('day', "day", ("day" - interval '1 day')::date),
          ('week', date_trunc('week', "day"::timestamp)::date, (date_trunc('week', "day"::timestamp) - interval '7 days')::date),
          ('month', date_trunc('month', "day"::timestamp)::date, (date_trunc('month', "day"::timestamp) - interval '1 month')::date)
  ) AS b("grain", "bucket", "before")`

/** (programId, grain, bucket, metric, value): buyers, those with two purchases or more, those who also bought in the bucket before. */
export const buyersRows = Prisma.sql`
  SELECT s."programId", s."grain", s."bucket", f."metric", f."value"
  FROM (
    SELECT "programId", "grain", "bucket", sum("sign")::bigint AS "buyers", sum("sign") FILTER (WHERE "purchases" >= 2)::bigint AS "repeat",
           sum("sign") FILTER (WHERE "returning")::bigint AS "returning"
    FROM (
      SELECT "sign", "programId", "grain", "bucket", sum("purchases") AS "purchases",
             lag("bucket") OVER (PARTITION BY "sign", "programId", "customerId", "grain" ORDER BY "bucket") = "before" AS "returning"
      FROM "scoped" CROSS JOIN LATERAL ${buckets}
      GROUP BY "sign", "programId", "customerId", "grain", "bucket", "before"
    ) c
    GROUP BY "programId", "grain", "bucket"
  ) s
  CROSS JOIN LATERAL (VALUES ('buyers', "buyers"), ('repeatBuyers', "repeat"), ('returningBuyers', "returning")) AS f("metric", "value")
  WHERE f."value" <> 0`

const monthNumber = (day: Prisma.Sql) => Prisma.sql`(extract(year FROM ${day}) * 12 + extract(month FROM ${day}))`

/** (cohort, month, customers): of those who first bought in the month `cohort`, how many bought so many months later. */
export const cohortRows = Prisma.sql`
  SELECT "cohort", "month", sum("sign")::bigint AS "customers"
  FROM (
    SELECT DISTINCT s."sign", s."customerId", f."cohort",
           (${monthNumber(Prisma.sql`s."day"`)} - ${monthNumber(Prisma.sql`f."cohort"`)})::int AS "month"
    FROM "scoped" s
    JOIN (SELECT "sign", "customerId", date_trunc('month', min("day")::timestamp)::date AS "cohort" FROM "days" GROUP BY 1, 2) f
      ON f."sign" = s."sign" AND f."customerId" = s."customerId"
    WHERE s."programId" = ${wholeMerchant}::uuid
  ) c
  GROUP BY "cohort", "month" HAVING sum("sign") <> 0`

/** Members' joins as they stand, (customerId, programId, joinedDay), of the members that `members` selects. */
export function joinRows(members: Prisma.Sql, timeZone: string): Prisma.Sql {
  return Prisma.sql`
    SELECT m."customerId", s."programId", min((m."joinedAt" AT TIME ZONE ${timeZone})::date) AS "joinedDay"
    FROM ${members} m CROSS JOIN LATERAL (VALUES (m."programId"), (${anyProgram}::uuid)) AS s("programId")
    GROUP BY m."customerId", s."programId"`
}
