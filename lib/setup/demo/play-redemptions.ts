import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { useVoucher as markVoucherUsed } from "@/lib/rewards/commands/use-voucher"
import { type DemoWorld, inLanes } from "@/lib/setup/demo/world"
import type { DemoRedemption } from "@/prisma/seed/redemptions"

/** Something that happens to a redemption at an instant. */
export interface Scene {
  at: Date
  kind: "redeem" | "use" | "cancel"
  redemption: DemoRedemption
}

interface Played {
  id: string
  status: string
  code: string | null
}

/** Redemptions that exist, by member and instant: a member redeems at most once at one instant. */
export type RedemptionBook = Map<string, Played>

interface Stage {
  /** Members by their customer's number. */
  members: ReadonlyMap<string, string>
  rewardIds: readonly string[]
  book: RedemptionBook
}

const pageOf = (memberId: string, at: Date) => `${memberId} ${at.toISOString()}`

export async function readBook(ctx: Ctx): Promise<RedemptionBook> {
  const rows = await inRead(ctx, (tx) =>
    tx.db.redemption.findMany({
      where: { merchantId: ctx.merchantId },
      select: { id: true, memberId: true, createdAt: true, status: true, vouchers: { select: { code: true } } },
    }),
  )
  return new Map(
    rows.map(({ id, memberId, createdAt, status, vouchers }) => [
      pageOf(memberId, createdAt),
      { id, status, code: vouchers[0]?.code ?? null },
    ]),
  )
}

/** Plays what is not in the book yet. One customer's scenes keep their order. */
export async function playRedemptions(world: DemoWorld, scenes: readonly Scene[], stage: Stage): Promise<void> {
  await inLanes(
    scenes,
    ({ redemption }) => redemption.customer,
    async (scene) => {
      try {
        await play(world, scene, stage)
      } catch (error) {
        if (!(error instanceof DomainError) || !refusals.has(error.code)) throw error
      }
    },
  )
}

// Life goes on where the last mug is gone, or where points and vouchers ran out of time before they were used.
const refusals: ReadonlySet<string> = new Set(["insufficient_points", "out_of_stock", "voucher_expired"])

async function play({ at, history }: DemoWorld, { kind, redemption, ...scene }: Scene, stage: Stage): Promise<void> {
  const memberId = stage.members.get(history.customers[redemption.customer]?.externalId ?? "")
  const rewardId = stage.rewardIds[redemption.reward]
  if (!memberId || !rewardId) return
  const page = pageOf(memberId, redemption.at)
  const known = stage.book.get(page)
  const ctx = at(scene.at)
  if (kind === "redeem") {
    if (known) return
    const made = await redeemReward(ctx, { memberId, rewardId })
    stage.book.set(page, { id: made.id, status: made.status, code: made.vouchers[0]?.code ?? null })
  } else if (known?.status === "issued") {
    if (kind === "cancel") await cancelRedemption(ctx, { redemptionId: known.id })
    else if (known.code) await markVoucherUsed(ctx, { code: known.code })
  }
}
