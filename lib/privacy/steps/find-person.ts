import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { lockCustomers } from "@/lib/members/steps/find-customers"

/** One human being: the record that stands for them, those that were merged into it, and all their memberships. */
export interface Person {
  customerId: string
  customerIds: string[]
  memberIds: string[]
  erasedAt: Date | null
}

/** The person behind a customer, whichever of their records is named. Throws `not_found`. */
export async function findPerson(tx: Tx, customerId: string): Promise<Person> {
  const rows = await tx.db.$queryRaw<{ id: string; depth: number; erasedAt: Date | null }[]>`
    WITH RECURSIVE up AS (
      SELECT "id", 0 AS "depth" FROM "customer" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${customerId}::uuid
      UNION ALL
      SELECT m."intoCustomerId", up."depth" + 1 FROM up
      JOIN "customer_merge" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."fromCustomerId" = up."id"
    ), whole AS (
      (SELECT "id", 0 AS "depth" FROM up ORDER BY up."depth" DESC LIMIT 1)
      UNION ALL
      SELECT m."fromCustomerId", w."depth" + 1 FROM whole w
      JOIN "customer_merge" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."intoCustomerId" = w."id"
    )
    SELECT w."id", w."depth", c."erasedAt" FROM whole w
    JOIN "customer" c ON c."merchantId" = ${tx.merchantId}::uuid AND c."id" = w."id" ORDER BY w."depth", w."id"`
  const [first] = rows
  if (!first) throw new DomainError("not_found")
  const customerIds = rows.map(({ id }) => id)
  const members = await tx.db.member.findMany({
    where: { merchantId: tx.merchantId, customerId: { in: customerIds } },
    select: { id: true },
    orderBy: { id: "asc" },
  })
  return { customerId: first.id, customerIds, memberIds: members.map(({ id }) => id), erasedAt: first.erasedAt }
}

/** The same, all records locked: no purchase and no merge of theirs is recorded until the transaction ends. */
export async function lockPerson(tx: Tx, customerId: string): Promise<Person> {
  for (;;) {
    const before = await findPerson(tx, customerId)
    await lockCustomers(tx, before.customerIds)
    const person = await findPerson(tx, customerId)
    if (person.customerIds.join() === before.customerIds.join()) return person
  }
}
