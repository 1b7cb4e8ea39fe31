import { type Ctx, systemCtx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { emit } from "@/lib/core/outbox"
import { awardPostings } from "@/lib/ledger/domain/postings"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"
import { makeMember, type TestCustomer } from "../../support/world"

/** Points with the day on which they are gone, at noon UTC; none: never. */
export type SomeLot = readonly [points: number, gone?: string, inactivityMonths?: number]

export const at = (ctx: Ctx, day: string) => systemCtx(ctx.merchant, "test", instant(day))

export function instant(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** A member who earned these lots, one after another. */
export async function makeHolder(
  ctx: Ctx,
  programId: string,
  lots: readonly SomeLot[],
  customer: TestCustomer = {},
): Promise<string> {
  const id = await makeMember(ctx, programId, 0n, null, customer)
  await inTransaction(ctx, async (tx) => {
    for (const [points, gone, inactivityMonths = null] of lots) {
      const { entryId } = await postEntry(tx, {
        wallet: await lockWallet(tx, id),
        kind: "award",
        postings: awardPostings(BigInt(points), false),
        newLots: [
          { points: BigInt(points), availableAt: tx.now, expiresAt: gone ? instant(gone) : null, inactivityMonths },
        ],
      })
      await emit(tx, "points.posted", { entryIds: [entryId] })
    }
  })
  return id
}

/** What a member's lots hold, what expires first before the rest: "30 2026-05-01". */
export async function lotsOf(ctx: Ctx, memberId: string): Promise<string[]> {
  const rows = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<{ remaining: bigint; expiresAt: Date | null }[]>`
      SELECT sum(l."remaining")::bigint AS "remaining", l."expiresAt" FROM "member" m
      JOIN "wallet" w ON w."merchantId" = m."merchantId" AND w."accountId" = m."accountId"
      JOIN "lot" l ON l."merchantId" = w."merchantId" AND l."walletId" = w."id" AND l."remaining" > 0
      WHERE m."merchantId" = ${ctx.merchantId}::uuid AND m."id" = ${memberId}::uuid
      GROUP BY l."expiresAt" ORDER BY l."expiresAt" NULLS LAST`,
  )
  return rows.map(({ remaining, expiresAt }) => `${remaining} ${expiresAt?.toISOString().slice(0, 10) ?? "never"}`)
}
