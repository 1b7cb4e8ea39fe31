import { type Ctx, publicCtx, staffCtx, systemCtx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { newCardNumber, newId } from "@/lib/core/id"
import type { Role } from "@/lib/core/permissions"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"

/** A merchant of its own for a test, in America/New_York, as its system Ctx. */
export async function makeMerchant(now = new Date()): Promise<Ctx> {
  const id = newId()
  const facts = {
    slug: `m-${id.slice(-12)}`,
    name: "Test",
    timeZone: "America/New_York",
    currency: "USD",
    accent: "#0F766E",
  }
  const merchant = { id, ...facts, isDemo: false }
  await inGlobal((db) => db.merchant.create({ data: merchant }))
  return systemCtx(merchant, "test", now)
}

/** The same merchant as a staff user of that role sees it. */
export function asStaff(ctx: Ctx, role: Role): Ctx {
  const actor = {
    kind: "staff",
    userId: newId(),
    sessionId: newId(),
    role,
    name: "Test",
    email: "test@example.com",
  } as const
  return staffCtx(ctx.merchant, actor, ctx.now)
}

export function asPublic(ctx: Ctx): Ctx {
  return publicCtx(ctx.merchant, ctx.now)
}

export async function makeProgram(ctx: Ctx, status: "draft" | "published" = "published"): Promise<string> {
  const id = newId()
  await inTransaction(ctx, (tx) =>
    tx.db.program.create({
      data: {
        merchantId: ctx.merchantId,
        id,
        name: "Points",
        slug: `p-${id.slice(-12)}`,
        currencyCode: "PTS",
        currencyName: "point",
        currencyPlural: "points",
        valuePoints: 100n,
        valueAmountMinor: 100n,
        moneyCurrency: "USD",
        joinPolicy: "optIn",
        status,
      },
    }),
  )
  return id
}

export interface TestCustomer {
  email?: string
  firstName?: string
  purchaseCount?: bigint
  spendMinor?: bigint
  lastPurchaseAt?: Date
  attributes?: Record<string, string>
}

export async function makeCustomer(ctx: Ctx, { attributes = {}, ...customer }: TestCustomer = {}): Promise<string> {
  const id = newId()
  await inTransaction(ctx, async (tx) => {
    await tx.db.customer.create({ data: { merchantId: ctx.merchantId, id, firstSeenDay: ctx.now, ...customer } })
    for (const [key, value] of Object.entries(attributes)) {
      await tx.db.customerAttribute.create({
        data: { merchantId: ctx.merchantId, id: newId(), customerId: id, key, value },
      })
    }
  })
  return id
}

/** A member with points in hand, which expire at `expiresAt` if that is given. */
export async function makeMember(
  ctx: Ctx,
  programId: string,
  points = 0n,
  expiresAt: Date | null = null,
  customer: TestCustomer = {},
): Promise<string> {
  const customerId = await makeCustomer(ctx, customer)
  const [id, accountId] = [newId(), newId()]
  await inTransaction(ctx, async (tx) => {
    const scope = { merchantId: ctx.merchantId, programId }
    await tx.db.account.create({ data: { ...scope, id: accountId } })
    const member = { id, customerId, accountId, cardNumber: newCardNumber(), joinedAt: ctx.now }
    await tx.db.member.create({ data: { ...scope, ...member } })
    const wallet = await lockWallet(tx, id)
    if (points === 0n) return
    await postEntry(tx, {
      wallet,
      kind: "adjustment",
      postings: [
        { account: "program.adjusted", points: -points },
        { account: "member.available", points },
      ],
      newLots: [{ points, availableAt: tx.now, expiresAt }],
    })
  })
  return id
}

export async function auditActions(ctx: Ctx, subjectId: string): Promise<string[]> {
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.auditRow.findMany({ where: { merchantId: ctx.merchantId, subjectId }, orderBy: { id: "asc" } }),
  )
  return rows.map((row) => row.action)
}

export async function topics(ctx: Ctx): Promise<string[]> {
  const rows = await inTransaction(ctx, (tx) => tx.db.outboxEvent.findMany({ where: { merchantId: ctx.merchantId } }))
  return rows.map((row) => row.topic)
}
