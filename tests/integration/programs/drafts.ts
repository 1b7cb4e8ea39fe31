import type { Ctx } from "@/lib/core/ctx"
import { saveDraft } from "@/lib/programs/commands/save-draft"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import type { EarningRuleInput, SaveDraftInput } from "@/lib/programs/schema"
import type { TierInput } from "@/lib/tiers/schema"

/** The draft as the designer would send it back without a change. */
export async function sameDraft(ctx: Ctx, programId: string): Promise<SaveDraftInput> {
  const { name, slug, currency, moneyCurrency, joinPolicy, returnPolicy, ...view } = await getProgramOrThrow(ctx, {
    programId,
  })
  return {
    programId,
    revision: view.revision,
    program: { name, slug, currency, moneyCurrency, joinPolicy, returnPolicy },
    rules: view.earningRules.map(({ id, ...rule }) => ({ id, rule: rule as EarningRuleInput })),
    tiers: view.tiers.map(({ id, ...tier }) => ({ id, tier: tier as TierInput })),
  }
}

/** Saves the draft with changes of rewards that wait. */
export async function saveRewardDrafts(ctx: Ctx, programId: string, rewards: SaveDraftInput["rewards"]) {
  return saveDraft(ctx, { ...(await sameDraft(ctx, programId)), rewards })
}
