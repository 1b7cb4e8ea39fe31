import { addDays } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { usualRedemptionBasisPoints } from "@/lib/simulations/domain/assumptions"
import type { SimulationResult } from "@/lib/simulations/domain/simulation-result"
import { tryProgram } from "@/lib/simulations/queries/try-program"
import { playHistory } from "@/lib/simulations/steps/play-history"
import type { Answers } from "../domain/answers"
import { presetOf } from "../domain/find-preset"
import type { PresetKey, PresetProgram } from "../domain/preset"
import { mostPurchasesTried, type PresetHistory } from "../domain/preset-history"
import { type PresetScale, presetScale } from "../domain/preset-scale"
import { namedDefinition } from "../domain/preset-view"
import { readPresetHistory } from "../steps/read-preset-history"

/**
 * How a structure would have run over the year that ends with the last purchase, beside the live program where there is
 * one. Nothing is kept. Throws `history_missing` without purchases, or with more than can be played while somebody waits.
 */
export async function tryPreset(
  ctx: Ctx,
  { key, answers = {} }: { key: PresetKey; answers?: Partial<Answers> | undefined },
): Promise<SimulationResult> {
  requirePermission(ctx, "simulations:read")
  const history = await inRead(ctx, readPresetHistory)
  if (!history?.lastDay || history.purchases > mostPurchasesTried) throw new DomainError("history_missing")
  const scale = presetScale(answers, history, ctx.merchant.currency)
  const preset = presetOf(key)
  const program = preset.build(scale)
  const period = { from: addDays(history.lastDay, 1 - history.days), to: history.lastDay }
  const liveId = await findLive(ctx)
  if (!liveId) return playAlone(ctx, preset.name, program, scale, period)
  const { currency, joinPolicy, rules, tiers, rewards } = program
  return tryProgram(ctx, {
    ...period,
    programId: liveId,
    compareTo: "live",
    participation: "everyone",
    marginRate: String(scale.marginBasisPoints / 10_000),
    programs: [
      {
        ...{ name: preset.name, currency, moneyCurrency: scale.money, joinPolicy, tiers },
        earningRules: rules,
        rewards: rewards.map(({ name, costPoints }) => ({ name, costPoints })),
      },
    ],
  })
}

/** The program that members are in; of several, the first. */
async function findLive(ctx: Ctx): Promise<string | null> {
  const where = { merchantId: ctx.merchantId, status: "published" }
  const live = await inRead(ctx, (tx) =>
    tx.db.program.findFirst({ where, select: { id: true }, orderBy: { publishedAt: "asc" } }),
  )
  return live?.id ?? null
}

/** Before there is any program: beside nothing, with everybody who bought. */
function playAlone(
  ctx: Ctx,
  name: string,
  program: PresetProgram,
  scale: PresetScale,
  period: { from: string; to: NonNullable<PresetHistory["lastDay"]> },
): Promise<SimulationResult> {
  const definition = { ...namedDefinition(program, scale, ctx.merchant.name), versionId: newId() }
  const reward = [...program.rewards].sort((a, b) => a.costPoints - b.costPoints)[0] ?? null
  return playHistory(ctx, newId(), {
    ...period,
    recordedBefore: ctx.now.toISOString(),
    assumptions: {
      redemptionBasisPoints: usualRedemptionBasisPoints,
      redemptionFrom: "usual",
      marginBasisPoints: scale.marginBasisPoints,
      participation: "everyone",
      seed: 1,
    },
    drafts: [
      {
        key: "draft-1",
        name,
        definition,
        reward: reward && { name: reward.name, costPoints: reward.costPoints },
      },
    ],
    live: null,
    segments: [],
    rerunOf: null,
  })
}
