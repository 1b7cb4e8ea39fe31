import canonicalize from "canonicalize"
import type { Tx } from "@/lib/core/ctx"
import { digestOf } from "../domain/seal-day"

interface Row {
  id: string
  text: unknown
}

/** The digests of all entries recorded within the instants, in the order of their ids: of their fields, legs, lots and movements. */
export async function readDigests(tx: Tx, from: Date, to: Date): Promise<string[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT e."id", jsonb_build_object('id', e."id", 'walletId', e."walletId", 'memberId', e."memberId", 'programId', e."programId",
        'programVersionId', e."programVersionId", 'currency', e."currency", 'kind', e."kind", 'points', e."points"::text,
        'effectiveAt', extract(epoch FROM e."effectiveAt")::text, 'recordedAt', extract(epoch FROM e."recordedAt")::text,
        'purchaseId', e."purchaseId", 'redemptionId', e."redemptionId", 'causeEntryId', e."causeEntryId", 'reason', e."reason",
        'explanationDigest', e."explanationDigest",
        'postings', (SELECT jsonb_agg(p."ledgerAccount" || ' ' || p."points" ORDER BY p."id") FROM "posting" p
          WHERE p."merchantId" = e."merchantId" AND p."entryId" = e."id"),
        'lots', (SELECT jsonb_agg(l."id" || ' ' || l."points" ORDER BY l."id") FROM "lot" l
          WHERE l."merchantId" = e."merchantId" AND l."entryId" = e."id"),
        'movements', (SELECT jsonb_agg(m."lotId" || ' ' || m."points" ORDER BY m."id") FROM "lot_movement" m
          WHERE m."merchantId" = e."merchantId" AND m."entryId" = e."id"))
      || jsonb_strip_nulls(jsonb_build_object('returnId', e."returnId", 'eventId', e."eventId", 'transferId', e."transferId")) AS "text"
    FROM "entry" e WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."recordedAt" >= ${from} AND e."recordedAt" < ${to}
    ORDER BY e."id"`
  return rows.map(({ text }) => digestOf(canonicalize(text) ?? ""))
}
