import type { Ctx } from "@/lib/core/ctx"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { addTier } from "@/lib/programs/commands/add-tier"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { makeMerchant } from "../support/world"

const tiers = [
  { name: "Bronze", rank: 0, threshold: 0 },
  { name: "Silver", rank: 1, threshold: 20_000 },
  { name: "Gold", rank: 2, threshold: 100_000 },
]

/** A merchant whose customers all take part: a point per whole dollar, three tiers over 365 days. */
export async function openClub(): Promise<{ ctx: Ctx; programId: string }> {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, {
    name: "Club",
    slug: "club",
    currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
    moneyCurrency: "USD",
    joinPolicy: "everyone",
  })
  const effect = { kind: "perAmount", points: 1, perMinor: 100 } as const
  await addEarningRule(ctx, { programId, rule: { name: "Spend", trigger: "purchase", effect } })
  for (const { name, rank, threshold } of tiers) {
    const qualification = { metric: "spendMinor", threshold, window: "rolling365" } as const
    await addTier(ctx, { programId, tier: { name, rank, qualification, downgrade: "toEligible" } })
  }
  await publishProgram(ctx, { programId })
  return { ctx, programId }
}
