import { type Day, dayFromNumber, dayNumber, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { type DayActivity, noPoints } from "@/lib/tiers/domain/day-sums"
import { noStanding, readStandings, type Standing } from "@/lib/tiers/steps/read-standings"
import { activityKey } from "./activity-key"
import { dependsOnPoints, type TimelineActivity } from "./judge-member"
import { readPoints, type StoredPoints } from "./read-stored-points"

/** Where an activity of the past is stored: the ids of a purchase, an event or a return. */
export interface StoredActivity {
  id: string
  kind: "purchase" | "event" | "return"
  /** Of an event that concerns one member alone. */
  memberId: string | null
}

/** What a customer did: sums of the days before a day, and each activity from that day on. */
export interface CustomerPast {
  /** Without the returns that are listed. */
  days: DayActivity[]
  activities: TimelineActivity[]
  stored: Map<TimelineActivity, StoredActivity>
  /** The days before on which something was bought. */
  boughtOn: Day[]
  /** What bears on the tiers beside it; see `pastsOfProgram`. */
  standing: Standing
}

/** Of a customer who has done nothing yet. */
export const noPast: CustomerPast = emptyPast()

function emptyPast(): CustomerPast {
  return { days: [], activities: [], stored: new Map(), boughtOn: [], standing: noStanding }
}

export interface PastRequest {
  customerId: string
  from: Day
}

type DayRow = DayActivity & { customerId: string }
type PurchaseRow = Omit<TimelineActivity, "judge" | "purchases" | keyof typeof noPoints> & {
  id: string
  customerId: string
}
type EventRow = {
  id: string
  customerId: string
  externalId: string
  memberId: string | null
  at: Date
  day: Day
}
type ReturnRow = {
  id: string
  customerId: string
  purchaseExternalId: string
  position: number
  at: Date
  /** Of the purchase. */
  day: Day
  baseMinor: bigint
  isWhole: boolean
}

/** At one instant a return comes after every purchase. */
const afterPurchases = 2n ** 62n

/** Reads the past of customers, each split at a day of its own. Points are left at zero; see `pastsOfProgram`. */
export async function readPasts(tx: Tx, requests: readonly PastRequest[]): Promise<Map<string, CustomerPast>> {
  const pasts = new Map<string, CustomerPast>(requests.map(({ customerId }) => [customerId, emptyPast()]))
  if (requests.length === 0) return pasts
  const rows = JSON.stringify(requests.map(({ customerId, from }) => ({ id: customerId, from })))
  for (const { customerId, ...day } of await readDays(tx, rows)) {
    pasts.get(customerId)?.days.push(day)
    pasts.get(customerId)?.boughtOn.push(day.day)
  }
  const add = (customerId: string, activity: TimelineActivity, stored: StoredActivity) => {
    const past = pasts.get(customerId)
    past?.activities.push(activity)
    past?.stored.set(activity, stored)
  }
  for (const row of await readPurchases(tx, rows)) {
    add(row.customerId, purchaseActivity(row), { id: row.id, kind: "purchase", memberId: null })
  }
  for (const event of await readEvents(tx, rows)) {
    add(event.customerId, eventActivity(event), { id: event.id, kind: "event", memberId: event.memberId })
  }
  const starts = new Map(requests.map(({ customerId, from }) => [customerId, from]))
  const customerIds = requests.map(({ customerId }) => customerId)
  for (const row of await readReturns(tx, customerIds)) {
    const from = starts.get(row.customerId)
    const past = pasts.get(row.customerId)
    if (!past || from === undefined || !isListed(row, from, tx.merchant.timeZone)) continue
    add(row.customerId, returnActivity(row), { id: row.id, kind: "return", memberId: null })
    if (row.day < from) past.days.push({ ...negated(row), day: row.day, ...noPoints })
  }
  return pasts
}

/** Written out, and its day shared: long histories are read whole, and each of their fields is fetched again to judge. */
function purchaseActivity({ externalId, at, day, amountMinor, spendMinor }: PurchaseRow): TimelineActivity {
  const sharedDay = dayFromNumber(dayNumber(day))
  return { externalId, at, day: sharedDay, amountMinor, spendMinor, purchases: 1n, ...noPoints, judge: null }
}

/** An event that only counts, as a member's history sees it. */
export function eventActivity({
  id,
  externalId,
  at,
  day,
}: Pick<EventRow, "id" | "externalId" | "at" | "day">): TimelineActivity {
  const key = activityKey("event", `${externalId} ${id}`)
  return { externalId: key, at, day, amountMinor: 0n, spendMinor: 0n, purchases: 0n, ...noPoints, judge: null }
}

function returnActivity(row: ReturnRow): TimelineActivity {
  const { spendMinor, purchases } = negated(row)
  return {
    externalId: activityKey("return", row.id),
    at: row.at,
    day: row.day,
    amountMinor: afterPurchases,
    spendMinor: -spendMinor,
    purchases: -purchases,
    ...noPoints,
    judge: null,
    returnOf: { externalId: row.purchaseExternalId, position: row.position },
  }
}

/** What the day's sums had before the return, as they hold it no more. */
function negated({ baseMinor, isWhole }: ReturnRow) {
  return { spendMinor: baseMinor, purchases: isWhole ? 1n : 0n }
}

/** Returns of listed purchases are listed; of those before, the ones that occurred from the day on. */
function isListed({ day, at }: ReturnRow, from: Day, timeZone: string): boolean {
  return day >= from || at >= startOfLocalDay(from, timeZone)
}

async function readDays(tx: Tx, requests: string): Promise<DayRow[]> {
  return tx.db.$queryRaw<DayRow[]>`
    SELECT d."customerId", d."day"::text AS "day", d."purchases", d."spendMinor", 0::bigint AS "points",
      0::bigint AS "qualifyingPoints"
    FROM json_to_recordset(${requests}::json) AS r(id uuid, "from" date)
    JOIN "customer_day" d ON d."merchantId" = ${tx.merchantId}::uuid AND d."customerId" = r.id AND d."day" < r."from"`
}

async function readPurchases(tx: Tx, requests: string): Promise<PurchaseRow[]> {
  return tx.db.$queryRaw<PurchaseRow[]>`
    SELECT p."id", p."customerId", p."externalId", p."occurredAt" AS "at", p."localDay"::text AS "day", p."amountMinor",
      p."baseMinor" AS "spendMinor"
    FROM json_to_recordset(${requests}::json) AS r(id uuid, "from" date)
    JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" = r.id AND p."localDay" >= r."from"
      -- What the index can follow: no local day begins two days before its date.
      AND p."occurredAt" >= (r."from" - 2)::timestamptz`
}

async function readEvents(tx: Tx, requests: string): Promise<EventRow[]> {
  return tx.db.$queryRaw<EventRow[]>`
    SELECT v."id", v."customerId", v."externalId", v."memberId", v."occurredAt" AS "at", v."localDay"::text AS "day"
    FROM json_to_recordset(${requests}::json) AS r(id uuid, "from" date)
    JOIN "event" v ON v."merchantId" = ${tx.merchantId}::uuid AND v."customerId" = r.id AND v."localDay" >= r."from"
      AND v."occurredAt" >= (r."from" - 2)::timestamptz`
}

async function readReturns(tx: Tx, customerIds: readonly string[]): Promise<ReturnRow[]> {
  return tx.db.$queryRaw<ReturnRow[]>`
    SELECT t."id", t."customerId", p."externalId" AS "purchaseExternalId", t."occurredAt" AS "at", p."localDay"::text AS "day",
      t."baseMinor", (row_number() OVER (PARTITION BY t."purchaseId" ORDER BY t."id") - 1)::int AS "position",
      -- Whichever was recorded last: the purchase counts until the latest of them.
      bool_or(t."isWhole") OVER (PARTITION BY t."purchaseId")
        AND row_number() OVER (PARTITION BY t."purchaseId" ORDER BY t."occurredAt" DESC, t."id" DESC) = 1 AS "isWhole"
    FROM "purchase_return" t JOIN "purchase" p ON p."merchantId" = t."merchantId" AND p."id" = t."purchaseId"
    WHERE t."merchantId" = ${tx.merchantId}::uuid AND t."customerId" = ANY(${customerIds}::uuid[])`
}

/**
 * The past as one program's members see it: without events that concern others, with the points that the program gave,
 * where its tiers ask for points, and with what else bears on the tiers. By the customer's id.
 */
export async function pastsOfProgram(
  tx: Tx,
  program: LiveProgram,
  pasts: ReadonlyMap<string, CustomerPast>,
  members: readonly { id: string; customerId: string }[],
): Promise<ReadonlyMap<string, CustomerPast>> {
  const asksPoints = dependsOnPoints(program) && members.length > 0
  const stored = asksPoints ? await readPoints(tx, program, members) : null
  const standings = await readStandings(tx, program, members)
  const seen = new Map<string, CustomerPast>()
  for (const { id, customerId } of members) {
    const past = pasts.get(customerId)
    const standing = standings.get(id) ?? noStanding
    if (past) seen.set(customerId, { ...asSeenBy(id, past, stored?.get(customerId) ?? []), standing })
  }
  return seen
}

function asSeenBy(memberId: string, past: CustomerPast, points: readonly StoredPoints[]): CustomerPast {
  const own = past.activities.filter((one) => [null, memberId].includes(past.stored.get(one)?.memberId ?? null))
  if (points.length === 0 && own.length === past.activities.length) return past
  const left = new Map(points.map((one) => [one.activityId, one]))
  const stored = new Map<TimelineActivity, StoredActivity>()
  const activities = own.map((activity) => {
    const from = past.stored.get(activity)
    const { points, qualifyingPoints } = left.get(from?.id ?? "") ?? noPoints
    const known = { ...activity, points, qualifyingPoints }
    left.delete(from?.id ?? "")
    if (from) stored.set(known, from)
    return known
  })
  // What belongs to no listed activity is of the days before.
  const days = [...left.values()].map(({ activityId: _, ...one }) => ({ ...one, spendMinor: 0n, purchases: 0n }))
  return { ...past, days: [...past.days, ...days], activities, stored }
}
