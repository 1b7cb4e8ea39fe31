import { recordBenefitUse } from "@/lib/benefits/commands/record-benefit-use"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import type { BenefitView } from "@/lib/benefits/steps/benefit-view"
import { type Ctx, systemCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"

interface Held {
  memberId: string
  from: Date
  to: Date | null
}

const DAY_MS = 86_400_000
const mostMembers = 30
const everyDays = 40
const places = ["The bar", "Harbor Street", "Online"]

/** Members of the upper tiers use what these give, every few weeks of the last year. Begun anew it goes on with what is missing. */
export async function giveBenefits(ctx: Ctx): Promise<void> {
  const { held, known } = await readStage(ctx)
  const since = ctx.now.getTime() - 365 * DAY_MS
  for (const [index, { memberId, from, to }] of held.entries()) {
    const end = Math.min(ctx.now.getTime(), to?.getTime() ?? Number.POSITIVE_INFINITY)
    const first = Math.max(since, from.getTime()) + (1 + (index % everyDays)) * DAY_MS
    for (let at = first; at < end; at += everyDays * DAY_MS) {
      const instant = new Date(at)
      if (!known.has(`${memberId} ${instant.toISOString()}`)) {
        await give(systemCtx(ctx.merchant, "demo", instant), memberId, index)
      }
    }
  }
}

async function readStage(ctx: Ctx) {
  return inRead(ctx, async (tx) => {
    const held = await tx.db.$queryRaw<Held[]>`
      SELECT p."memberId", p."fromAt" AS "from", p."toAt" AS "to" FROM "tier_period" p
      JOIN "tier" t ON t."merchantId" = p."merchantId" AND t."id" = p."tierId" AND t."rank" > 0
      WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."memberId" IN (
        SELECT "memberId" FROM "tier_period" u JOIN "tier" g ON g."merchantId" = u."merchantId" AND g."id" = u."tierId"
        WHERE u."merchantId" = ${tx.merchantId}::uuid AND g."rank" > 0
        GROUP BY "memberId" ORDER BY max(g."rank") DESC, "memberId" LIMIT ${mostMembers})
      ORDER BY p."memberId", p."fromAt"`
    const uses = await tx.db.benefitUse.findMany({
      where: { merchantId: tx.merchantId },
      select: { memberId: true, occurredAt: true },
    })
    return { held, known: new Set(uses.map(({ memberId, occurredAt }) => `${memberId} ${occurredAt.toISOString()}`)) }
  })
}

async function give(ctx: Ctx, memberId: string, index: number): Promise<void> {
  const free = (await listMemberBenefits(ctx, { memberId })).filter(
    ({ uses, available }) => uses !== "none" && available,
  )
  const benefit = free[Math.floor(ctx.now.getTime() / DAY_MS) % Math.max(1, free.length)]
  if (!benefit?.id) return
  const place = places[index % places.length]
  await recordBenefitUse(ctx, { memberId, benefitId: benefit.id, ...amountOf(benefit), ...(place ? { place } : {}) })
}

/** Of a credit a part, until the rest is less than that. */
function amountOf({ uses, left }: BenefitView): { amountMinor?: number } {
  return uses === "money" ? { amountMinor: Math.min(left ?? 0, 900) } : {}
}
