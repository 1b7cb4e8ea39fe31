import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type CustomerIdentity, type Identifier, identifiersOf } from "@/lib/members/steps/customer-identity"
import { type MemberView, memberViews } from "../steps/member-views"

export interface FindMembersInput extends Pick<CustomerIdentity, "externalId" | "email" | "phone" | "cardNumber"> {
  limit: number
  cursor?: string | undefined
}

/** The members of the customer that every identifier given names; without any, all members. In the order of their ids. */
export async function findMembers(
  ctx: Ctx,
  { limit, cursor, ...identity }: FindMembersInput,
): Promise<Page<MemberView>> {
  requirePermission(ctx, "members:read")
  const keys = identifiersOf(identity)
  return inRead(ctx, async (tx) => {
    const page = toPage(keys.length > 0 ? await findByKeys(tx, keys) : await readPage(tx, limit, cursor), limit)
    const views = await memberViews(
      tx,
      page.data.map(({ id }) => id),
    )
    return { data: views, nextCursor: page.nextCursor }
  })
}

type Row = { id: string }

async function readPage(tx: Tx, limit: number, cursor: string | undefined): Promise<Row[]> {
  return tx.db.member.findMany({
    where: { merchantId: tx.merchantId, status: { not: "merged" }, ...(cursor ? { id: { gt: cursor } } : {}) },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: { id: true },
  })
}

/** A customer has at most one membership in each program: one page holds them all. */
async function findByKeys(tx: Tx, keys: readonly Identifier[]): Promise<Row[]> {
  const lists: Row[][] = []
  for (const key of keys) lists.push(await findByKey(tx, key))
  const [first = [], ...rest] = lists
  return first.filter(({ id }) => rest.every((list) => list.some((other) => other.id === id)))
}

async function findByKey(tx: Tx, { kind, value }: Identifier): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>`
    SELECT m."id" FROM "customer_identifier" i
    JOIN "member" m ON m."merchantId" = i."merchantId" AND m."customerId" = i."customerId"
    WHERE i."merchantId" = ${tx.merchantId}::uuid AND i."kind" = ${kind} AND i."value" = ${value} AND m."status" <> 'merged'
    UNION SELECT "id" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND ${kind} = 'cardNumber' AND "cardNumber" = ${value} AND "status" <> 'merged'
    ORDER BY 1`
}
