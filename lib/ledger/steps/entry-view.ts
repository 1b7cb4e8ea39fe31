import { Prisma } from "@/lib/core/generated/prisma/client"
import { describeEntry, type EntryFacts } from "./describe-entry"

export interface EntryView {
  id: string
  memberId: string
  programId: string
  currency: string
  kind: EntryFacts["kind"]
  /** Change of what the member has, available and pending together. */
  points: bigint
  /** Of the points that it gave, those that wait for an action: to be activated or cancelled. */
  waitingPoints: bigint
  description: string
  effectiveAt: string
  recordedAt: string
  purchaseId: string | null
  returnId: string | null
  eventId: string | null
  redemptionId: string | null
  causeEntryId: string | null
  transferId: string | null
  reason: string | null
}

export type EntryRow = Omit<EntryView, "description" | "effectiveAt" | "recordedAt"> &
  EntryFacts & { effectiveAt: Date; recordedAt: Date }

/** The columns of an entry, of those that `entryTables` joins. `now` says which points wait in vain. */
export function entryColumns(now: Date): Prisma.Sql {
  return Prisma.sql`e."id", e."memberId", e."programId", e."currency", e."kind", e."points", e."effectiveAt", e."recordedAt",
    e."purchaseId", e."returnId", e."eventId", e."redemptionId", e."causeEntryId", e."transferId", e."reason",
    coalesce(r."amountMinor", p."amountMinor") AS "purchaseMinor", p."currency" AS "purchaseCurrency", v."trigger", t."name" AS "eventName",
    CASE WHEN cause."returnId" IS NOT NULL THEN 'return' WHEN cause."eventId" IS NOT NULL THEN 'event'
      WHEN cause."purchaseId" IS NOT NULL THEN 'purchase' END AS "lateCause", right(other."cardNumber", 4) AS "otherCard",
    coalesce((SELECT sum(l."remaining") FROM "lot" l WHERE l."merchantId" = e."merchantId" AND l."entryId" = e."id"
      AND l."availableAt" IS NULL AND (l."expiresAt" IS NULL OR l."expiresAt" > ${now})), 0)::bigint AS "waitingPoints"`
}

/**
 * An entry (e) with the purchase (p), the return of it (r), the event (v, its type t) and the transfer (given, with
 * the other member) that it belongs to, and the entry that caused it.
 */
export const entryTables = Prisma.sql`"entry" e
  LEFT JOIN "purchase" p ON p."merchantId" = e."merchantId" AND p."id" = e."purchaseId"
  LEFT JOIN "purchase_return" r ON r."merchantId" = e."merchantId" AND r."id" = e."returnId"
  LEFT JOIN "event" v ON v."merchantId" = e."merchantId" AND v."id" = e."eventId"
  LEFT JOIN "entry" cause ON e."kind" = 'correction' AND cause."merchantId" = e."merchantId" AND cause."id" = e."causeEntryId"
  LEFT JOIN "transfer" given ON given."merchantId" = e."merchantId" AND given."id" = e."transferId"
  LEFT JOIN "member" other ON other."merchantId" = given."merchantId"
    AND other."id" = CASE WHEN (e."kind" = 'transferCancel') = (e."points" < 0) THEN given."fromMemberId" ELSE given."toMemberId" END
  LEFT JOIN "event_type" t ON t."merchantId" = v."merchantId" AND t."code" = v."type"`

export function entryView(row: EntryRow): EntryView {
  const { purchaseMinor: _, purchaseCurrency: __, trigger: ___, eventName: ____, lateCause: _____, ...told } = row
  const { otherCard: ______, ...rest } = told
  return {
    ...rest,
    description: describeEntry(row),
    effectiveAt: row.effectiveAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  }
}
