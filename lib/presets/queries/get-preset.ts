import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import { estimateEarning } from "@/lib/programs/queries/estimate-earning"
import type { Answers } from "../domain/answers"
import { presetOf } from "../domain/find-preset"
import type { PresetKey } from "../domain/preset"
import type { PresetHistory } from "../domain/preset-history"
import { type PresetPhone, presetPhone } from "../domain/preset-phone"
import { type PresetScale, presetScale } from "../domain/preset-scale"
import { namedDefinition, type PresetView, presetView, worldOf } from "../domain/preset-view"
import { sampleMember } from "../domain/sample-member"
import { readPresetHistory } from "../steps/read-preset-history"

export interface PresetDetail extends PresetView {
  scale: PresetScale
  history: PresetHistory | null
  phone: PresetPhone
  /** What its rules would have given for all that is recorded. */
  estimate: EarningEstimate
}

/** Of a usual year's purchases the preview has seen at least so many and at most so many. */
const [fewest, most] = [4, 12]

/** One structure scaled to the merchant: as members would see it, and what its rules would have given so far. */
export async function getPreset(
  ctx: Ctx,
  { key, answers = {} }: { key: PresetKey; answers?: Partial<Answers> },
): Promise<PresetDetail> {
  requirePermission(ctx, "programs:read")
  requirePermission(ctx, "metrics:read")
  const history = await inRead(ctx, readPresetHistory)
  const scale = presetScale(answers, history, ctx.merchant.currency)
  const view = presetView(presetOf(key), scale, ctx)
  const definition = namedDefinition(view.program, scale, ctx.merchant.name)
  const purchases = Math.min(most, Math.max(fewest, Math.round(scale.visitsPerYear / 2)))
  const sample = sampleMember(definition, scale, purchases, worldOf(ctx))
  return {
    ...view,
    scale,
    history,
    phone: presetPhone(definition, view.program.rewards, sample),
    estimate: await estimateEarning(ctx, {
      rules: definition.rules,
      tiers: definition.tiers,
      currency: definition.currency.code,
      costs: view.program.rewards.map(({ costPoints }) => costPoints),
    }),
  }
}
