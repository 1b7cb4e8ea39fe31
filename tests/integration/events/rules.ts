import type { Ctx } from "@/lib/core/ctx"
import { systemCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { EarningRuleInput } from "@/lib/programs/schema"

/** A rule that gives so many points for a trigger. */
export function gift(
  trigger: EarningRuleInput["trigger"],
  points: number,
  more: Partial<EarningRuleInput> = {},
): EarningRuleInput {
  return { name: `For ${trigger}`, trigger, effect: { kind: "fixed", points }, ...more }
}

/** The same merchant at another instant, in another zone if one is named. */
export function at(ctx: Ctx, now: string, timeZone = ctx.merchant.timeZone): Ctx {
  return systemCtx({ ...ctx.merchant, timeZone }, "test", new Date(now))
}

/** What is in the ledger of a trigger: points by day and instant, oldest first. */
export async function given(ctx: Ctx, trigger: string): Promise<[points: number, at: string][]> {
  const rows = await inRead(ctx, (tx) =>
    tx.db.entry.findMany({
      where: { merchantId: ctx.merchantId, kind: "award", event: { trigger } },
      orderBy: [{ effectiveAt: "asc" }, { id: "asc" }],
    }),
  )
  return rows.map(({ points, effectiveAt }) => [Number(points), effectiveAt.toISOString()])
}

/** How many events of a trigger are recorded. */
export async function countEvents(ctx: Ctx, trigger: string): Promise<number> {
  return inRead(ctx, (tx) => tx.db.event.count({ where: { merchantId: ctx.merchantId, trigger } }))
}
