import { Prisma } from "@/lib/core/generated/prisma/client"
import { wholeMerchant } from "@/lib/metrics/domain/scope"

/** What single rows add to `rollup_day`: (programId, metric, dimension, day, value), of the rows that the argument selects. */

/** Purchases and revenue of the whole merchant, anonymous ones too. */
export function purchaseRows(purchases: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT ${wholeMerchant}::uuid AS "programId", f."metric", '' AS "dimension", p."localDay" AS "day", sum(f."value")::bigint AS "value"
    FROM ${purchases} p
    CROSS JOIN LATERAL (VALUES ('purchases', 1), ('revenueMinor', p."revenueMinor")) AS f("metric", "value")
    GROUP BY f."metric", p."localDay"`
}

/** What was returned, each on its own day: it lowers revenue. */
export function returnRows(returns: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT ${wholeMerchant}::uuid AS "programId", 'revenueMinor' AS "metric", '' AS "dimension", t."localDay" AS "day",
      -sum(t."revenueMinor")::bigint AS "value"
    FROM ${returns} t GROUP BY t."localDay"`
}

/**
 * Points by what became of them, from the program's legs of each entry. A point issued, adjusted in or come from outside leaves
 * the program's side (negative there); a point redeemed, expired or reversed comes back to it (positive).
 */
export function pointsRows(entries: Prisma.Sql, postings = Prisma.sql`"posting"`): Prisma.Sql {
  return Prisma.sql`
    SELECT e."programId", a."metric", CASE WHEN e."currency" = g."currencyCode" THEN '' ELSE e."currency" END AS "dimension",
           e."effectiveDay" AS "day", sum(a."sign" * l."points")::bigint AS "value"
    FROM ${entries} e
    JOIN ${postings} l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id"
    JOIN "program" g ON g."merchantId" = e."merchantId" AND g."id" = e."programId"
    JOIN (VALUES ('program.issued', 'pointsIssued', -1), ('program.redeemed', 'pointsRedeemed', 1),
                 ('program.donated', 'pointsRedeemed', 1), ('program.expired', 'pointsExpired', 1),
                 ('program.reversed', 'pointsReversed', 1), ('program.adjusted', 'pointsAdjusted', -1),
                 ('program.transferred', 'pointsAdjusted', -1), ('program.fees', 'pointsAdjusted', -1),
                 ('partner.clearing', 'pointsAdjusted', -1)) AS a("account", "metric", "sign") ON a."account" = l."ledgerAccount"
    GROUP BY 1, 2, 3, 4`
}

/** Answers to surveys: all, promoters (9 and 10), detractors (0 to 6). */
export function answerRows(responses: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT ${wholeMerchant}::uuid AS "programId", f."metric", '' AS "dimension", r."localDay" AS "day", sum(f."value")::bigint AS "value"
    FROM ${responses} r
    CROSS JOIN LATERAL (VALUES ('npsResponses', 1), ('npsPromoters', CASE WHEN r."score" >= 9 THEN 1 ELSE 0 END),
                               ('npsDetractors', CASE WHEN r."score" <= 6 THEN 1 ELSE 0 END)) AS f("metric", "value")
    GROUP BY f."metric", r."localDay"`
}
