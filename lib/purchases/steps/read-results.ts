import type { Tx } from "@/lib/core/ctx"
import {
  type AwardView,
  type CustomerRef,
  type MemberRef,
  memberRef,
  type PurchaseResult,
  type PurchaseView,
} from "./purchase-result"
import { readTierGifts } from "./read-tier-gifts"

type PurchaseRow = Omit<PurchaseView, "occurredAt" | "recordedAt"> & { occurredAt: Date; recordedAt: Date }
type AwardRow = Omit<AwardView, "status" | "availableAt" | "expiresAt"> & {
  purchaseId: string
  recordedAt: Date
  availableAt: Date | null
  expiresAt: Date | null
}
type MemberRow = Omit<MemberRef, "joinedAt"> & { joinedAt: Date }

/** What recording answered the first time, by the purchases' ids. */
export async function readResults(tx: Tx, purchaseIds: readonly string[]): Promise<Map<string, PurchaseResult>> {
  if (purchaseIds.length === 0) return new Map()
  const purchases = await tx.db.$queryRaw<PurchaseRow[]>`
    SELECT "id", "externalId", "customerId", "storeId", "occurredAt", "recordedAt", "localDay"::text AS "localDay", "channel",
      "currency", "amountMinor", "taxMinor", "shippingMinor", "discountMinor", "paidWithPointsMinor", "taxIncluded",
      "revenueMinor", "baseMinor"
    FROM "purchase" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${purchaseIds}::uuid[])`
  const customerIds = [...new Set(purchases.flatMap(({ customerId }) => (customerId ? [customerId] : [])))]
  const customers = await readCustomers(tx, customerIds)
  const members = await readMembers(tx, customerIds)
  const awards = await readAwards(tx, purchaseIds)
  const gifts = await readTierGifts(tx, purchaseIds)
  return new Map(
    purchases.map(({ occurredAt, recordedAt, ...purchase }) => [
      purchase.id,
      {
        purchase: { ...purchase, occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() },
        customer: customers.find(({ id }) => id === purchase.customerId) ?? null,
        members: members.filter(({ customerId }) => customerId === purchase.customerId).map(memberRef),
        awards: awards.filter(({ purchaseId }) => purchaseId === purchase.id).map(awardView),
        tierGifts: gifts.get(purchase.id) ?? [],
      },
    ]),
  )
}

function awardView({ purchaseId: _, recordedAt, availableAt, expiresAt, ...award }: AwardRow): AwardView {
  return {
    ...award,
    status: availableAt !== null && availableAt <= recordedAt ? "available" : "pending",
    availableAt: availableAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  }
}

async function readCustomers(tx: Tx, ids: readonly string[]): Promise<CustomerRef[]> {
  if (ids.length === 0) return []
  return tx.db.$queryRaw<CustomerRef[]>`
    SELECT "id", "externalId", "email", "phone", "firstName", "lastName" FROM "customer"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${ids}::uuid[])`
}

async function readMembers(tx: Tx, customerIds: readonly string[]): Promise<MemberRow[]> {
  if (customerIds.length === 0) return []
  return tx.db.$queryRaw<MemberRow[]>`
    SELECT "id", "customerId", "programId", "cardNumber", "status", "joinedAt" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[]) ORDER BY "id"`
}

async function readAwards(tx: Tx, purchaseIds: readonly string[]): Promise<AwardRow[]> {
  return tx.db.$queryRaw<AwardRow[]>`
    SELECT e."purchaseId", e."id" AS "entryId", e."programId", e."currency", e."points", e."recordedAt", l."availableAt", l."expiresAt"
    FROM "entry" e JOIN "lot" l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."purchaseId" = ANY(${purchaseIds}::uuid[]) AND e."kind" = 'award'
    ORDER BY e."id"`
}
