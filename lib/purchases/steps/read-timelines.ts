import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { DayActivity } from "@/lib/tiers/domain/holdings"
import { countsQualifyingPoints, dependsOnPoints, type TimelinePurchase } from "./judge-member"

/** What a customer bought: sums of the days before a day, and each purchase from that day on. */
export interface CustomerPast {
  days: DayActivity[]
  purchases: TimelinePurchase[]
  purchaseIds: Map<TimelinePurchase, string>
}

/** Of a customer who has bought nothing yet. */
export const noPast: CustomerPast = { days: [], purchases: [], purchaseIds: new Map() }

export interface PastRequest {
  customerId: string
  from: Day
}

type DayRow = DayActivity & { customerId: string }
type PurchaseRow = Omit<TimelinePurchase, "judge" | "points"> & { id: string; customerId: string }

/** Reads the past of customers, each split at a day of its own. Points are left at zero; see `addPoints`. */
export async function readPasts(tx: Tx, requests: readonly PastRequest[]): Promise<Map<string, CustomerPast>> {
  const pasts = new Map<string, CustomerPast>(
    requests.map(({ customerId }) => [customerId, { days: [], purchases: [], purchaseIds: new Map() }]),
  )
  if (requests.length === 0) return pasts
  const rows = JSON.stringify(requests.map(({ customerId, from }) => ({ id: customerId, from })))
  const days = await tx.db.$queryRaw<DayRow[]>`
    SELECT d."customerId", d."day"::text AS "day", d."purchases", d."spendMinor", 0::bigint AS "points"
    FROM json_to_recordset(${rows}::json) AS r(id uuid, "from" date)
    JOIN "customer_day" d ON d."merchantId" = ${tx.merchantId}::uuid AND d."customerId" = r.id AND d."day" < r."from"`
  for (const { customerId, ...day } of days) pasts.get(customerId)?.days.push(day)
  const purchases = await tx.db.$queryRaw<PurchaseRow[]>`
    SELECT p."id", p."customerId", p."externalId", p."occurredAt" AS "at", p."localDay"::text AS "day", p."amountMinor",
      p."baseMinor" AS "spendMinor"
    FROM json_to_recordset(${rows}::json) AS r(id uuid, "from" date)
    JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" = r.id AND p."localDay" >= r."from"
      -- What the index can follow: no local day begins two days before its date.
      AND p."occurredAt" >= (r."from" - 2)::timestamptz`
  for (const { customerId, id, ...row } of purchases) {
    const past = pasts.get(customerId)
    const purchase: TimelinePurchase = { ...row, points: 0n, judge: null }
    past?.purchases.push(purchase)
    past?.purchaseIds.set(purchase, id)
  }
  return pasts
}

/** The past as one program sees it: with the points that it gave, where its tiers ask for points. */
export async function pastsOfProgram(
  tx: Tx,
  program: LiveProgram,
  pasts: ReadonlyMap<string, CustomerPast>,
  members: readonly { id: string; customerId: string }[],
): Promise<ReadonlyMap<string, CustomerPast>> {
  if (!dependsOnPoints(program) || members.length === 0) return pasts
  const own = !countsQualifyingPoints(program)
  const ids = members.map(({ id }) => id)
  const rows = await tx.db.$queryRaw<{ customerId: string; purchaseId: string | null; day: Day; points: bigint }[]>`
    SELECT m."customerId", e."purchaseId", p."localDay"::text AS "day", sum(e."points")::bigint AS "points"
    FROM "entry" e JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = e."memberId"
    JOIN "purchase" p ON p."merchantId" = e."merchantId" AND p."id" = e."purchaseId"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${ids}::uuid[])
      AND e."kind" IN ('award', 'correction', 'reversal') AND (e."currency" = ${program.currency}) = ${own}
    GROUP BY 1, 2, 3`
  const seen = new Map<string, CustomerPast>()
  for (const { customerId } of members) {
    const past = pasts.get(customerId)
    if (past)
      seen.set(
        customerId,
        withPoints(
          past,
          rows.filter((row) => row.customerId === customerId),
        ),
      )
  }
  return seen
}

function withPoints(
  past: CustomerPast,
  rows: readonly { purchaseId: string | null; day: Day; points: bigint }[],
): CustomerPast {
  const byPurchase = new Map(rows.map(({ purchaseId, points }) => [purchaseId, points]))
  const purchaseIds = new Map<TimelinePurchase, string>()
  const purchases = past.purchases.map((purchase) => {
    const id = past.purchaseIds.get(purchase) ?? ""
    const known = { ...purchase, points: byPurchase.get(id) ?? 0n }
    purchaseIds.set(known, id)
    return known
  })
  const days = past.days.map((day) => {
    const points = rows.filter((row) => row.day === day.day).reduce((total, row) => total + row.points, 0n)
    return { ...day, points }
  })
  return { days, purchases, purchaseIds }
}
