import type { Tx } from "@/lib/core/ctx"
import { activityKey } from "@/lib/purchases/steps/activity-key"
import type { WalletDeed } from "./member-to-play"

interface Row {
  id: string
  memberId: string
  kind: string
  at: Date
  points: bigint
  redemptionId: string | null
  causeEntryId: string | null
  lotId: string | null
  lotPoints: bigint | null
  purchaseExternalId: string | null
  eventId: string | null
  eventExternalId: string | null
  availableAt: Date | null
  expiresAt: Date | null
}

/** What was redeemed, given by hand or by another member, activated or cancelled of members' points in a currency, by member, in order. */
export async function readDeeds(
  tx: Tx,
  memberIds: readonly string[],
  currency: string,
  recordedBefore: Date,
): Promise<Map<string, WalletDeed[]>> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT e."id", e."memberId", e."kind", e."effectiveAt" AS "at", e."points", e."redemptionId", e."causeEntryId", l."id" AS "lotId", l."points" AS "lotPoints",
      p."externalId" AS "purchaseExternalId", e."eventId", v."externalId" AS "eventExternalId", l."availableAt", l."expiresAt"
    FROM "entry" e
    LEFT JOIN "purchase" p ON p."merchantId" = e."merchantId" AND p."id" = e."purchaseId"
    LEFT JOIN "event" v ON v."merchantId" = e."merchantId" AND v."id" = e."eventId"
    LEFT JOIN "lot" l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id" AND e."kind" IN ('adjustment', 'transfer')
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${memberIds}::uuid[]) AND e."currency" = ${currency}
      AND e."recordedAt" <= ${recordedBefore}
      AND (e."kind" IN ('redemption', 'redemptionCancel', 'adjustment', 'transfer', 'transferFee', 'transferCancel')
        OR (e."kind" IN ('maturity', 'reversal') AND e."returnId" IS NULL AND e."causeEntryId" IS NOT NULL))
    ORDER BY e."effectiveAt", e."id"`
  const deeds = new Map<string, WalletDeed[]>()
  for (const row of rows) {
    const list = deeds.get(row.memberId)
    const deed = deedOf(row)
    if (list) list.push(deed)
    else deeds.set(row.memberId, [deed])
  }
  return deeds
}

function deedOf(row: Row): WalletDeed {
  const { id, kind, at, points, availableAt, expiresAt } = row
  const redemption = row.redemptionId ?? id
  switch (kind) {
    case "redemption":
      return { kind: "spent", id: redemption, at, points: -points, as: "redeemed" }
    case "redemptionCancel":
      return { kind: "restored", id: redemption, at }
    case "adjustment":
      return points < 0n
        ? { kind: "spent", id, at, points: -points, as: "adjusted" }
        : { kind: "given", id, at, points, availableAt: availableAt ?? at, expiresAt }
    case "transfer":
    case "transferFee":
      return points < 0n
        ? { kind: "spent", id, at, points: -points, as: "adjusted" }
        : { kind: "given", id: row.lotId ?? id, at, points: row.lotPoints ?? points, availableAt: at, expiresAt }
    case "transferCancel":
      return points < 0n
        ? { kind: "spent", id, at, points: -points, as: "adjusted" }
        : { kind: "restored", id: row.causeEntryId ?? id, at }
    default:
      return { kind: kind === "maturity" ? "activated" : "cancelled", activity: activityOf(row), at }
  }
}

function activityOf({ purchaseExternalId, eventId, eventExternalId }: Row): string {
  return purchaseExternalId ?? activityKey("event", `${eventExternalId} ${eventId}`)
}
