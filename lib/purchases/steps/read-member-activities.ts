import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { whyNothing } from "../domain/why-nothing"

export type ActivityKind = "purchase" | "return" | "event"

/** Something a member did, with what it gave or took in their program. */
export interface MemberActivity {
  kind: ActivityKind
  id: string
  occurredAt: string
  recordedAt: string
  /** The sender's id. */
  externalId: string
  /** What was paid, or paid back; null for events. */
  amountMinor: bigint | null
  currency: string | null
  /** Of an event: what it is called. */
  trigger: string | null
  eventName: string | null
  /** Of a purchase: what was bought, the first lines. */
  items: string[]
  /** Corrections included; what a return took is negative. */
  points: bigint
  /** What a return would have taken and was not there any more. */
  writtenOffPoints: bigint
  /** Whether a limit cut what it gave. */
  cut: boolean
  /** Why it moved no points, in one word; null where it did. */
  outcome: string | null
}

interface Row extends Omit<MemberActivity, "occurredAt" | "recordedAt" | "outcome"> {
  occurredAt: Date
  recordedAt: Date
  day: string
  joinedAt: Date
  memberStatus: string
  publishedAt: Date | null
  awardFrom: string | null
  baseMinor: bigint | null
  onlyGiftCards: boolean | null
  paidWithPoints: boolean
  outcome: string | null
}

export interface ActivitiesWanted {
  memberId: string
  limit: number
  /** The id of the last one that was shown. */
  cursor?: string | undefined
  /** One alone. */
  only?: { kind: ActivityKind; id: string } | undefined
}

/** A member's purchases, returns and events, newest first, each with what became of it. */
export async function readMemberActivities(tx: Tx, wanted: ActivitiesWanted): Promise<MemberActivity[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    WITH me AS MATERIALIZED (
      SELECT m."id", m."customerId", m."programId", m."joinedAt", m."status", g."publishedAt", g."awardFrom"::text AS "awardFrom"
      FROM "member" m JOIN "program" g ON g."merchantId" = m."merchantId" AND g."id" = m."programId"
      WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ${wanted.memberId}::uuid
    ), done AS MATERIALIZED (${activities(tx, wanted)})
    SELECT d."kind", d."id", d."occurredAt", d."recordedAt", d."day"::text AS "day", d."externalId", d."amountMinor", d."currency",
      d."trigger", t."name" AS "eventName", d."baseMinor", d."paidWithPoints",
      me."joinedAt", me."status" AS "memberStatus", me."publishedAt", me."awardFrom",
      coalesce(i."items", '{}') AS "items", i."onlyGiftCards",
      coalesce(e."points", 0)::bigint AS "points", coalesce(e."cut", false) AS "cut",
      coalesce(w."points", 0)::bigint AS "writtenOffPoints", j."outcome"
    FROM done d CROSS JOIN me
    LEFT JOIN "event_type" t ON t."merchantId" = ${tx.merchantId}::uuid AND t."code" = d."type"
    ${whatBecameOf(tx)}
    ORDER BY d."occurredAt" DESC, d."id" DESC`
  return rows.map(activityOf)
}

function activities(tx: Tx, { limit, cursor, only }: ActivitiesWanted): Prisma.Sql {
  const own = (alias: string) =>
    Prisma.sql`${Prisma.raw(alias)}."merchantId" = ${tx.merchantId}::uuid AND ${Prisma.raw(alias)}."customerId" = (SELECT "customerId" FROM me)`
  const page = (alias: string, kind: ActivityKind) => {
    const at = Prisma.raw(`${alias}."occurredAt", ${alias}."id"`)
    const after = cursor ? Prisma.sql`AND (${at}) < ${place(tx, cursor)}` : Prisma.empty
    const one = only
      ? Prisma.sql`AND ${kind}::text = ${only.kind} AND ${Prisma.raw(alias)}."id" = ${only.id}::uuid`
      : Prisma.empty
    return Prisma.sql`${after} ${one} ORDER BY ${Prisma.raw(`${alias}."occurredAt" DESC, ${alias}."id" DESC`)} LIMIT ${limit}`
  }
  return Prisma.sql`
    SELECT * FROM (
      (SELECT 'purchase' AS "kind", p."id", p."occurredAt", p."recordedAt", p."localDay" AS "day", p."externalId", p."amountMinor",
        p."currency", NULL AS "trigger", NULL AS "type", p."baseMinor", p."paidWithPointsMinor" > 0 AS "paidWithPoints"
        FROM "purchase" p WHERE ${own("p")} ${page("p", "purchase")})
      UNION ALL
      (SELECT 'return', r."id", r."occurredAt", r."recordedAt", r."localDay", r."externalId", r."amountMinor",
        coalesce(r."currency",
          (SELECT b."currency" FROM "purchase" b WHERE b."merchantId" = r."merchantId" AND b."id" = r."purchaseId")), NULL, NULL, NULL, false
        FROM "purchase_return" r WHERE ${own("r")} ${page("r", "return")})
      UNION ALL
      (SELECT 'event', v."id", v."occurredAt", v."recordedAt", v."localDay", v."externalId", NULL, NULL, v."trigger", v."type", NULL, false
        FROM "event" v WHERE ${own("v")} AND (v."memberId" IS NULL OR v."memberId" = (SELECT "id" FROM me)) ${page("v", "event")})
    ) a ORDER BY "occurredAt" DESC, "id" DESC LIMIT ${limit}`
}

/** Where in time the last one that was shown stands. */
function place(tx: Tx, cursor: string): Prisma.Sql {
  const of = (table: string) =>
    Prisma.sql`SELECT "occurredAt", "id" FROM ${Prisma.raw(`"${table}"`)} WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${cursor}::uuid`
  return Prisma.sql`(${of("purchase")} UNION ALL ${of("purchase_return")} UNION ALL ${of("event")})`
}

function whatBecameOf(tx: Tx): Prisma.Sql {
  const merchant = Prisma.sql`${tx.merchantId}::uuid`
  return Prisma.sql`
    LEFT JOIN LATERAL (
      SELECT (array_agg(coalesce(n."name", n."sku") ORDER BY n."position"))[1:5] AS "items", bool_and(n."kind" = 'giftCard') AS "onlyGiftCards"
      FROM "purchase_item" n WHERE d."kind" = 'purchase' AND n."merchantId" = ${merchant} AND n."purchaseId" = d."id"
    ) i ON true
    LEFT JOIN LATERAL (
      SELECT sum(e."points") AS "points",
        bool_or(jsonb_path_exists(x."body"::jsonb, '$.rules[*].steps[*] ? (@.kind == "cut")')) AS "cut"
      FROM (
        SELECT * FROM "entry" WHERE d."kind" = 'purchase' AND "merchantId" = ${merchant} AND "purchaseId" = d."id"
          AND "kind" IN ('award', 'correction') AND "returnId" IS NULL AND "tierId" IS NULL
        UNION ALL
        SELECT * FROM "entry" WHERE d."kind" = 'return' AND "merchantId" = ${merchant} AND "returnId" = d."id"
        UNION ALL
        SELECT * FROM "entry" WHERE d."kind" = 'event' AND "merchantId" = ${merchant} AND "eventId" = d."id"
          AND "kind" IN ('award', 'correction') AND "tierId" IS NULL
      ) e LEFT JOIN "explanation" x ON x."merchantId" = e."merchantId" AND x."id" = e."id"
      WHERE e."programId" = me."programId"
    ) e ON true
    LEFT JOIN LATERAL (
      SELECT sum(r."writtenOffPoints") AS "points" FROM "return_reversal" r
      WHERE d."kind" = 'return' AND r."merchantId" = ${merchant} AND r."returnId" = d."id" AND r."programId" = me."programId"
    ) w ON true
    LEFT JOIN LATERAL (
      SELECT j."outcome" FROM "judgement" j WHERE j."merchantId" = ${merchant} AND j."memberId" = me."id" AND CASE d."kind"
        WHEN 'purchase' THEN j."purchaseId" = d."id" AND j."returnId" IS NULL
        WHEN 'return' THEN j."returnId" = d."id" ELSE j."eventId" = d."id" END
      ORDER BY j."id" DESC LIMIT 1
    ) j ON true`
}

function activityOf(row: Row): MemberActivity {
  const { day: _, joinedAt: __, memberStatus: ___, publishedAt: ____, awardFrom: _____, ...rest } = row
  const { baseMinor: ______, onlyGiftCards, paidWithPoints: _______, ...shown } = rest
  const nothing = row.points === 0n && row.writtenOffPoints === 0n
  return {
    ...shown,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    outcome: nothing ? whyNothing({ ...row, onlyGiftCards: onlyGiftCards ?? false }) : null,
  }
}
