import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"

export interface ExpiryWarningView {
  id: string
  currency: string
  points: bigint
  /** The first instant at which the points are gone. */
  expiresAt: string
  daysBefore: number
  warnedAt: string
}

export interface ListWarningsInput {
  memberId: string
  limit: number
  cursor?: string | undefined
}

/** What a member was warned of, newest first. Throws `not_found`. */
export async function listExpiryWarnings(
  ctx: Ctx,
  { memberId, limit, cursor }: ListWarningsInput,
): Promise<Page<ExpiryWarningView>> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const id = { merchantId: ctx.merchantId, id: memberId }
    const member = await tx.db.member.findUnique({ where: { merchantId_id: id }, select: { accountId: true } })
    if (!member) throw new DomainError("not_found")
    const rows = await tx.db.expiryWarning.findMany({
      where: { merchantId: ctx.merchantId, memberId, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
    })
    const wallets = await tx.db.wallet.findMany({
      where: { merchantId: ctx.merchantId, id: { in: [...new Set(rows.map(({ walletId }) => walletId))] } },
      select: { id: true, currency: true },
    })
    const currencies = new Map(wallets.map((wallet) => [wallet.id, wallet.currency]))
    return toPage(
      rows.map(({ id, walletId, points, expiresAt, daysBefore, warnedAt }) => ({
        id,
        currency: currencies.get(walletId) ?? "",
        points,
        expiresAt: expiresAt.toISOString(),
        daysBefore,
        warnedAt: warnedAt.toISOString(),
      })),
      limit,
    )
  })
}
