import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requireTransferable } from "@/lib/ledger/domain/transfer"
import { readGivenInYear } from "@/lib/ledger/steps/read-given-in-year"
import { readSharingPolicy } from "@/lib/ledger/steps/read-sharing-policy"
import { memberViews } from "@/lib/programs/steps/member-views"
import type { GiftInput } from "../schema-sharing"
import { requireMember } from "../steps/require-member"

export interface GiftPreview {
  to: string
  points: number
  feePoints: number
  /** What the giver has afterwards. */
  leftPoints: number
  reason: string | null
}

/**
 * What giving so many points costs the member who asks. Nobody is looked for yet, so that it tells of no address whether it is
 * a member's. Throws what `requireTransferable` throws.
 */
export async function previewOwnGift(ctx: Ctx, { to, points, reason }: GiftInput): Promise<GiftPreview> {
  const { memberId, programId } = requireMember(ctx)
  return inRead(ctx, async (tx) => {
    const rules = await readSharingPolicy(tx, programId)
    const [view] = await memberViews(tx, [memberId])
    const { currencyCode } = await tx.db.program.findUniqueOrThrow({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: programId } },
      select: { currencyCode: true },
    })
    const availablePoints = view?.wallets.find(({ currency }) => currency === currencyCode)?.availablePoints ?? 0n
    const year = localDay(tx.now, tx.merchant.timeZone).slice(0, 4)
    const givenThisYear = await readGivenInYear(tx, memberId, year)
    const fee = requireTransferable(rules, { points: BigInt(points), availablePoints, givenThisYear })
    const leftPoints = Number(availablePoints - BigInt(points) - fee)
    return { to, points, feePoints: Number(fee), leftPoints, reason: reason ?? null }
  })
}
