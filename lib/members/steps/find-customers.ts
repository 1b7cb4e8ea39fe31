import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type CustomerIdentity, identifiersOf, identifierText, type KnownCustomer } from "./customer-identity"

export interface FoundCustomers {
  byId: Map<string, KnownCustomer>
  /** By `identifierText`. */
  byIdentifier: Map<string, KnownCustomer>
}

/** Finds the customers that any of the identities names, and locks them in the one global order, by id. */
export async function findCustomers(tx: Tx, identities: readonly CustomerIdentity[]): Promise<FoundCustomers> {
  const keys = new Map(
    identities.flatMap(identifiersOf).map((identifier) => [identifierText(identifier), identifier] as const),
  )
  const named = new Set(identities.flatMap(({ id }) => (id ? [id] : [])))
  const survivors = await readSurvivors(tx, [...named])
  const ids = new Set([...named].map((id) => survivors.get(id) ?? id))
  const matches = await findIdentifiers(tx, [...keys.values()])
  for (const { customerId } of matches) ids.add(customerId)
  const byId = await lockCustomers(tx, [...ids])
  // Whoever waited for a merge to end holds somebody who is somebody else by now.
  if ((await survivorsOf(tx, [...byId.values()])).size > 0) return findCustomers(tx, identities)
  for (const [id, survivorId] of survivors) {
    const survivor = byId.get(survivorId)
    if (survivor) byId.set(id, survivor)
  }
  const byIdentifier = new Map<string, KnownCustomer>()
  for (const { kind, value, customerId } of matches) {
    const customer = byId.get(customerId)
    if (customer) byIdentifier.set(`${kind} ${value}`, customer)
  }
  return { byId, byIdentifier }
}

/** Of ids of customers who were merged, whom they belong to now. */
async function readSurvivors(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ id: string; survivorId: string }[]>`
    WITH RECURSIVE step AS (
      SELECT "fromCustomerId" AS "id", "intoCustomerId" AS "survivorId", 1 AS "depth" FROM "customer_merge"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "fromCustomerId" = ANY(${ids}::uuid[])
      UNION ALL
      SELECT s."id", m."intoCustomerId", s."depth" + 1 FROM step s
      JOIN "customer_merge" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."fromCustomerId" = s."survivorId"
    ) SELECT DISTINCT ON ("id") "id", "survivorId" FROM step ORDER BY "id", "depth" DESC`
  return new Map(rows.map(({ id, survivorId }) => [id, survivorId]))
}

/**
 * Of customers who were merged, whom they are now, by id. A customer who was merged has no identifiers any more, so that
 * hardly anybody is asked about.
 */
export async function survivorsOf(tx: Tx, customers: readonly KnownCustomer[]): Promise<Map<string, string>> {
  const nameless = customers.filter(({ externalId, email, phone }) => !externalId && !email && !phone)
  return readSurvivors(
    tx,
    nameless.map(({ id }) => id),
  )
}

type Match = { customerId: string; kind: string; value: string }

async function findIdentifiers(tx: Tx, keys: readonly { kind: string; value: string }[]): Promise<Match[]> {
  if (keys.length === 0) return []
  const rows = JSON.stringify(keys)
  const found = await tx.db.$queryRaw<Match[]>`
    SELECT i."customerId", i."kind", i."value" FROM json_to_recordset(${rows}::json) AS k(kind text, value text)
    JOIN "customer_identifier" i ON i."merchantId" = ${tx.merchantId}::uuid AND i."kind" = k.kind AND i."value" = k.value`
  const cards = keys.filter(({ kind }) => kind === "cardNumber").map(({ value }) => value)
  if (cards.length === 0) return found
  const ofMembers = await tx.db.$queryRaw<Match[]>`
    SELECT "customerId", 'cardNumber' AS "kind", "cardNumber" AS "value" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "cardNumber" = ANY(${cards}::text[]) AND "status" <> 'merged'`
  return [...found, ...ofMembers]
}

/** Locks customers, in the order of their ids, and reads them. Whoever was erased, also while this waited, is not among them. */
export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownCustomer>> {
  return selectCustomers(tx, ids, Prisma.sql`FOR NO KEY UPDATE`, Prisma.sql`AND "erasedAt" IS NULL`)
}

/** The same without a lock: for reads. */
export async function readCustomers(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownCustomer>> {
  return selectCustomers(tx, ids, Prisma.empty)
}

async function selectCustomers(
  tx: Tx,
  ids: readonly string[],
  lock: Prisma.Sql,
  only = Prisma.empty,
): Promise<Map<string, KnownCustomer>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<KnownCustomer[]>`
    SELECT "id", false AS "isNew", "externalId", "email", "phone", "firstName", "lastName", "birthday"::text AS "birthday",
      "locale", "createdAt", "firstSeenDay"::text AS "firstSeenDay", "firstPurchaseAt", "lastPurchaseAt",
      "purchaseCount", "spendMinor", "revenueMinor"
    FROM "customer" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${ids}::uuid[]) ${only}
    ORDER BY "id" ${lock}`
  return new Map(rows.map((row) => [row.id, row]))
}
