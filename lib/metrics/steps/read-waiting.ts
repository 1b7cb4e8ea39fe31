import type { Tx } from "@/lib/core/ctx"

/** How many of this merchant's events are not rolled up yet, and corrections not run: 0 says that figures are up to date. */
export async function readBehind(tx: Tx): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ behind: bigint }[]>`
    SELECT count(*) AS "behind"
    FROM (VALUES ('rollups'), ('corrections')) AS s("subscriber")
    LEFT JOIN "outbox_cursor" c ON c."subscriber" = s."subscriber"
    JOIN "outbox_event" o ON o."merchantId" = ${tx.merchantId}::uuid
      AND (o."xid", o."id") > (coalesce(c."xid", 0), coalesce(c."eventId", '00000000-0000-0000-0000-000000000000'::uuid))`
  return Number(row?.behind ?? 0)
}
