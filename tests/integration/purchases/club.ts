import { type Ctx, systemCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { JobControl } from "@/lib/core/jobs"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { addTier } from "@/lib/programs/commands/add-tier"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import type { EarningRuleInput } from "@/lib/programs/schema"
import type { TierInput } from "@/lib/tiers/schema"
import { makeMerchant } from "../../support/world"

export const pointPerDollar: EarningRuleInput = {
  name: "Spend",
  trigger: "purchase",
  effect: { kind: "perAmount", points: 1, perMinor: 100 },
}

export function spendTier(name: string, rank: number, threshold: number, earningMultiplier?: string): TierInput {
  return {
    name,
    rank,
    qualification: { metric: "spendMinor", threshold, window: "rolling365" },
    downgrade: "toEligible",
    ...(earningMultiplier ? { earningMultiplier } : {}),
  }
}

interface ClubInput {
  rules?: EarningRuleInput[]
  tiers?: TierInput[]
  joinPolicy?: "optIn" | "everyone"
  returnPolicy?: "withinBalance" | "negative"
  publish?: boolean
  now?: Date
}

/** A merchant with one program: a point per dollar for everyone, unless told otherwise. */
export async function makeClub(input: ClubInput = {}): Promise<{ ctx: Ctx; programId: string }> {
  const ctx = await makeMerchant(input.now ?? new Date("2026-06-01T12:00:00Z"))
  const program = await createProgram(ctx, {
    name: "Club",
    slug: "club",
    currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
    moneyCurrency: "USD",
    joinPolicy: input.joinPolicy ?? "everyone",
    returnPolicy: input.returnPolicy ?? "withinBalance",
  })
  for (const rule of input.rules ?? [pointPerDollar]) await addEarningRule(ctx, { programId: program.id, rule })
  for (const tier of input.tiers ?? []) await addTier(ctx, { programId: program.id, tier })
  if (input.publish !== false) await publishProgram(ctx, { programId: program.id })
  return { ctx, programId: program.id }
}

/** Publishes a club's draft over what is recorded; answers what the job that awards it takes. */
export async function publishClub(
  ctx: Ctx,
  programId: string,
  awardFrom?: string,
): Promise<{ ctx: Ctx; control: JobControl }> {
  const { job } = await publishProgram(ctx, { programId, ...(awardFrom ? { awardFrom } : {}) })
  const row = await inRead(ctx, (tx) =>
    tx.db.job.findFirstOrThrow({ where: { merchantId: ctx.merchantId, id: job?.id ?? "" } }),
  )
  return { ctx: later(ctx, 1), control: { job: row, progress: async () => undefined } }
}

/** The same merchant a moment later: what is recorded then comes after what was. */
export function later(ctx: Ctx, minutes: number): Ctx {
  return systemCtx(ctx.merchant, "test", new Date(ctx.now.getTime() + minutes * 60_000))
}

export interface TestPurchase {
  externalId: string
  customer?: Record<string, string>
  occurredAt: string
  amountMinor: number
}

export function purchase(
  externalId: string,
  customer: string,
  occurredAt: string,
  amountMinor: number,
): TestPurchase & { currency: string } {
  return { externalId, customer: { externalId: customer }, occurredAt, currency: "USD", amountMinor }
}

/** What breaks the laws of the ledger: legs that do not sum to zero, wallets that differ from lots or legs, lots from movements. */
export async function brokenLaws(ctx: Ctx): Promise<unknown[]> {
  return inRead(
    ctx,
    (tx) => tx.db.$queryRaw<unknown[]>`
    SELECT 'entry' AS "law", e."id"::text AS "id" FROM "entry" e JOIN "posting" p ON p."entryId" = e."id"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid GROUP BY e."id" HAVING sum(p."points") <> 0
    UNION ALL
    SELECT 'wallet = lots', w."id"::text FROM "wallet" w LEFT JOIN "lot" l ON l."walletId" = w."id"
      WHERE w."merchantId" = ${ctx.merchantId}::uuid GROUP BY w."id", w."availablePoints", w."pendingPoints"
      HAVING greatest(w."availablePoints", 0) + w."pendingPoints" <> coalesce(sum(l."remaining"), 0)
        OR w."pendingPoints" <> coalesce(sum(l."remaining") FILTER (WHERE NOT l."matured"), 0)
    UNION ALL
    SELECT 'wallet = ledger', w."id"::text FROM "wallet" w LEFT JOIN "entry" e ON e."walletId" = w."id"
      LEFT JOIN "posting" p ON p."entryId" = e."id" AND p."ledgerAccount" IN ('member.available', 'member.pending')
      WHERE w."merchantId" = ${ctx.merchantId}::uuid GROUP BY w."id", w."availablePoints", w."pendingPoints"
      HAVING w."availablePoints" + w."pendingPoints" <> coalesce(sum(p."points"), 0)
    UNION ALL
    SELECT 'lot = movements', l."id"::text FROM "lot" l LEFT JOIN "lot_movement" m ON m."lotId" = l."id"
      WHERE l."merchantId" = ${ctx.merchantId}::uuid GROUP BY l."id", l."remaining", l."points" HAVING l."remaining" <> l."points" + coalesce(sum(m."points"), 0)`,
  )
}
