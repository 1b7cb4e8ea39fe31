import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { Answers } from "../domain/answers"
import { presets } from "../domain/find-preset"
import type { PresetHistory } from "../domain/preset-history"
import { presetScale } from "../domain/preset-scale"
import { type PresetView, presetView } from "../domain/preset-view"
import { type Recommendation, recommendPresets } from "../domain/recommend-presets"
import { readPresetHistory } from "../steps/read-preset-history"

export interface PresetGallery {
  /** In the merchant's money, scaled to the history or else to the answers. */
  data: PresetView[]
  /** Null until all four questions are answered. */
  recommendations: Recommendation[] | null
  basis: "history" | "answers"
  history: PresetHistory | null
}

/** Every structure scaled to the merchant, and with four answers the two or three that fit best. */
export async function listPresets(ctx: Ctx, answers: Partial<Answers> = {}): Promise<PresetGallery> {
  requirePermission(ctx, "programs:read")
  requirePermission(ctx, "metrics:read")
  const history = await inRead(ctx, readPresetHistory)
  const money = ctx.merchant.currency
  const scale = presetScale(answers, history, money)
  return {
    data: presets.map((preset) => presetView(preset, scale, ctx)),
    recommendations: isWhole(answers) ? recommendPresets(answers, history, money) : null,
    basis: scale.basis,
    history,
  }
}

function isWhole(answers: Partial<Answers>): answers is Answers {
  const { sells, frequency, margin, aim } = answers
  return [sells, frequency, margin, aim].every((answer) => answer !== undefined)
}
