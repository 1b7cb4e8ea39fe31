import type { Tx } from "@/lib/core/ctx"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"

export interface Bought {
  sku: string | null
  category: string | null
  /** The first time. */
  at: Date
}

/** A change of the available balance that belongs to a purchase, or to none. */
export interface BalanceChange {
  at: Date
  externalId: string | null
  /** Given by a tier. */
  isGift: boolean
  points: bigint
}

/** What is known of a person beside purchases of the timeline. */
export interface PersonFacts {
  attributes: Map<string, string>
  bought: Bought[]
  balance: BalanceChange[]
}

export const noPersonFacts: PersonFacts = { attributes: new Map(), bought: [], balance: [] }

/** Loads what the fields ask for, by the member's id. */
export async function loadPersonFacts(
  tx: Tx,
  program: LiveProgram,
  members: readonly KnownMember[],
  fields: ReadonlySet<string>,
): Promise<Map<string, PersonFacts>> {
  const facts = new Map<string, PersonFacts>(
    members.map(({ id }) => [id, { attributes: new Map(), bought: [], balance: [] }]),
  )
  const byCustomer = new Map(members.map(({ id, customerId }) => [customerId, facts.get(id)]))
  const customerIds = [...byCustomer.keys()]
  const asks = (part: string) => [...fields].some((field) => field.startsWith(part))
  if (asks("customer.attributes.")) {
    const rows = await tx.db.customerAttribute.findMany({
      where: { merchantId: tx.merchantId, customerId: { in: customerIds } },
    })
    for (const { customerId, key, value } of rows) byCustomer.get(customerId)?.attributes.set(key, value)
  }
  if (asks("customer.bought")) {
    for (const { customerId, ...bought } of await readBought(tx, customerIds))
      byCustomer.get(customerId)?.bought.push(bought)
  }
  if (asks("member.availablePoints")) {
    const merged = await mergedMembers(tx, program.id, members)
    const ids = [...members.map(({ id }) => id), ...merged.keys()]
    for (const { memberId, ...change } of await readBalance(tx, ids, program.currency)) {
      facts.get(merged.get(memberId) ?? memberId)?.balance.push(change)
    }
  }
  return facts
}

async function readBought(tx: Tx, customerIds: readonly string[]): Promise<(Bought & { customerId: string })[]> {
  return tx.db.$queryRaw<(Bought & { customerId: string })[]>`
    SELECT p."customerId", i."sku", i."category", min(p."occurredAt") AS "at" FROM "purchase" p
    JOIN "purchase_item" i ON i."merchantId" = p."merchantId" AND i."purchaseId" = p."id"
    WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" = ANY(${customerIds}::uuid[]) GROUP BY 1, 2, 3`
}

async function readBalance(
  tx: Tx,
  memberIds: readonly string[],
  currency: string,
): Promise<(BalanceChange & { memberId: string })[]> {
  return tx.db.$queryRaw<(BalanceChange & { memberId: string })[]>`
    SELECT e."memberId", e."effectiveAt" AS "at", u."externalId", p."points", e."tierId" IS NOT NULL AS "isGift" FROM "entry" e
    JOIN "posting" p ON p."merchantId" = e."merchantId" AND p."entryId" = e."id" AND p."ledgerAccount" = 'member.available'
    LEFT JOIN "purchase" u ON u."merchantId" = e."merchantId" AND u."id" = e."purchaseId"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${memberIds}::uuid[]) AND e."currency" = ${currency}`
}
