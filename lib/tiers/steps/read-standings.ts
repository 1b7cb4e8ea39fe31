import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"
import { type GiverTier, giftEnd } from "../domain/gift-end"
import type { TierMetric } from "../domain/tier"
import type { TierCredit } from "../domain/tier-credit"
import type { GrantKind, TierGrant } from "../domain/tier-grant"
import type { Ladder } from "../domain/tier-input"
import { readGiverTiers } from "./read-giver-tiers"

/** An entry gift that a member has, corrections included. */
export interface PostedGift {
  tierId: string
  /** The purchase or event that raised the tier; null: joining. */
  causeId: string | null
  points: bigint
  /** Of these, what was not due and not there to be taken any more: it stays. */
  writtenOffPoints: bigint
  /** Of its cause. */
  at: Date
  entryIds: string[]
}

/** What bears on a member's tiers beside what was bought. */
export interface Standing {
  grants: TierGrant[]
  credits: TierCredit[]
  /** Read only where the program's tiers give any. */
  gifts: PostedGift[]
}

/** Of a member who was given nothing. */
export const noStanding: Standing = { grants: [], credits: [], gifts: [] }

interface Row {
  id: string
  memberId: string
  tierId: string | null
  kind: GrantKind | null
  at: Date
  until: Date | null
  target: { metric: TierMetric; threshold: number } | null
  giverMemberId: string | null
  metric: TierMetric | null
  amount: bigint | null
  day: Day | null
  externalId: string | null
}

type Member = { id: string; customerId: string }

/** The standings of a program's members, by the member's id; who has none is left out. */
export async function readStandings(
  tx: Tx,
  program: { id: string; ladders: readonly Ladder[] },
  members: readonly Member[],
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>()
  if (members.length === 0 || program.ladders.every(({ tiers }) => tiers.length === 0)) return standings
  const of = (memberId: string): Standing => {
    const known = standings.get(memberId) ?? { grants: [], credits: [], gifts: [] }
    standings.set(memberId, known)
    return known
  }
  const rows = await readRows(
    tx,
    members.map(({ id }) => id),
  )
  const givers = await readGiverTiers(
    tx,
    rows.flatMap(({ giverMemberId }) => giverMemberId ?? []),
  )
  for (const row of rows) {
    if (row.tierId !== null) of(row.memberId).grants.push(...grantOf(row, row.tierId, givers, program.ladders))
    else of(row.memberId).credits.push(...creditOf(row))
  }
  if (program.ladders.some(({ tiers }) => tiers.some(({ entryGift }) => entryGift))) {
    for (const { memberId, ...gift } of await readGifts(tx, program.id, members)) of(memberId).gifts.push(gift)
  }
  return standings
}

async function readRows(tx: Tx, memberIds: readonly string[]): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>`
    SELECT "id", "memberId", "tierId", "kind", "fromAt" AS "at", least("untilAt", "endedAt") AS "until", "target", "giverMemberId",
      NULL AS "metric", NULL::bigint AS "amount", NULL AS "day", NULL AS "externalId"
    FROM "tier_grant" WHERE "merchantId" = ${tx.merchantId}::uuid AND "memberId" = ANY(${memberIds}::uuid[])
    UNION ALL
    SELECT "id", "memberId", NULL, NULL, "occurredAt", NULL, NULL, NULL, "metric", "amount", "localDay"::text, "externalId"
    FROM "tier_credit" WHERE "merchantId" = ${tx.merchantId}::uuid AND "memberId" = ANY(${memberIds}::uuid[])
    ORDER BY "id"`
}

/** One that ended before it began was never given. A gift ends when its giver's tier falls below it. */
function grantOf(
  { id, kind, at: from, target, giverMemberId, ...row }: Row,
  tierId: string,
  givers: ReadonlyMap<string, GiverTier[]>,
  ladders: readonly Ladder[],
): TierGrant[] {
  const falls = giverMemberId === null ? null : giftEnd(givers.get(giverMemberId) ?? [], tierId, from, ladders)
  const until = falls !== null && (row.until === null || falls < row.until) ? falls : row.until
  if (kind === null || (until !== null && until <= from)) return []
  return [{ id, tierId, kind, from, until, target }]
}

function creditOf({ externalId, at, day, metric, amount }: Row): TierCredit[] {
  return externalId === null || day === null || metric === null || amount === null
    ? []
    : [{ externalId, at, day, metric, amount }]
}

async function readGifts(
  tx: Tx,
  programId: string,
  members: readonly Member[],
): Promise<(PostedGift & { memberId: string })[]> {
  const merged = await mergedMembers(tx, programId, members)
  const owners = [...members.map(({ id }) => [id, id]), ...merged].map(([memberId, ownerId]) => ({ memberId, ownerId }))
  const ids = owners.map(({ memberId }) => memberId)
  return tx.db.$queryRaw<(PostedGift & { memberId: string })[]>`
    SELECT o."ownerId" AS "memberId", e."tierId", coalesce(e."purchaseId", e."eventId") AS "causeId",
      sum(e."points")::bigint AS "points",
      coalesce(sum((SELECT sum(w."points") FROM "gift_write_off" w
        WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."giftEntryId" = e."id")), 0)::bigint AS "writtenOffPoints", min(e."effectiveAt") AS "at", array_agg(e."id"::text ORDER BY e."id") AS "entryIds"
    FROM "entry" e JOIN json_to_recordset(${JSON.stringify(owners)}::json) AS o("memberId" uuid, "ownerId" uuid) ON o."memberId" = e."memberId"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${ids}::uuid[]) AND e."tierId" IS NOT NULL
      AND e."programId" = ${programId}::uuid
    GROUP BY 1, 2, 3 HAVING sum(e."points") <> 0`
}
