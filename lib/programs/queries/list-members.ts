import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { readBalances } from "@/lib/ledger/steps/read-balances"

export interface ListedMember {
  id: string
  customerId: string
  programId: string
  cardNumber: string
  status: string
  joinedAt: Date
  externalId: string | null
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
  lastPurchaseAt: Date | null
  purchaseCount: bigint
  spendMinor: bigint
  tierName: string | null
  currency: string
  availablePoints: bigint
}

export interface ListMembersInput {
  /** The beginning of a name, an e-mail address, a phone number, an external id or a card number. */
  text?: string | undefined
  tierId?: string | undefined
  programId?: string | undefined
  status?: "active" | "left" | undefined
  limit: number
  cursor?: string | undefined
}

type Row = Omit<ListedMember, "availablePoints"> & { accountId: string }

/** Members for the staff's table, newest first, with tier and balance as of now. */
export async function listMembers(ctx: Ctx, input: ListMembersInput): Promise<Page<ListedMember>> {
  requirePermission(ctx, "members:read")
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<Row[]>`
      SELECT m."id", m."customerId", m."programId", m."accountId", m."cardNumber", m."status", m."joinedAt", c."externalId",
        c."email", c."phone", c."firstName", c."lastName", c."lastPurchaseAt", c."purchaseCount", c."spendMinor",
        t."name" AS "tierName", p."currencyCode" AS "currency"
      FROM "member" m
      JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
      JOIN "program" p ON p."merchantId" = m."merchantId" AND p."id" = m."programId"
      LEFT JOIN "tier_period" h ON h."merchantId" = m."merchantId" AND h."memberId" = m."id" AND h."fromAt" <= ${ctx.now}
        AND (h."toAt" IS NULL OR h."toAt" > ${ctx.now})
      LEFT JOIN "tier" t ON t."merchantId" = h."merchantId" AND t."id" = h."tierId"
      WHERE m."merchantId" = ${ctx.merchantId}::uuid ${filters(input)}
      ORDER BY m."id" DESC LIMIT ${input.limit + 1}`
    const page = toPage(rows, input.limit)
    const balances = await readBalances(
      tx,
      page.data.map(({ accountId }) => accountId),
      ctx.now,
    )
    const held = new Map(balances.map((one) => [`${one.accountId} ${one.currency}`, one.availablePoints]))
    const data = page.data.map(({ accountId, ...row }) => {
      return { ...row, availablePoints: held.get(`${accountId} ${row.currency}`) ?? 0n }
    })
    return { data, nextCursor: page.nextCursor }
  })
}

function filters({ text, tierId, programId, status, cursor }: ListMembersInput): Prisma.Sql {
  const parts: Prisma.Sql[] = [Prisma.sql`AND m."status" <> 'merged'`]
  if (cursor) parts.push(Prisma.sql`AND m."id" < ${cursor}::uuid`)
  if (programId) parts.push(Prisma.sql`AND m."programId" = ${programId}::uuid`)
  if (status) parts.push(Prisma.sql`AND m."status" = ${status}`)
  if (tierId) parts.push(Prisma.sql`AND t."id" = ${tierId}::uuid`)
  if (text?.trim()) parts.push(textFilter(text.trim()))
  return Prisma.join(parts, " ")
}

function textFilter(text: string): Prisma.Sql {
  const start = `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`
  return Prisma.sql`AND (lower(c."firstName") LIKE ${start} OR lower(c."lastName") LIKE ${start}
    OR lower(concat_ws(' ', c."firstName", c."lastName")) LIKE ${start} OR lower(c."email") LIKE ${start}
    OR c."phone" LIKE ${start} OR lower(c."externalId") LIKE ${start} OR m."cardNumber" LIKE ${start})`
}
