import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import type { EarningRule } from "@/lib/programs/domain/definition"
import { qualifyingRules } from "@/lib/programs/domain/qualifying"
import { estimateEarning } from "@/lib/programs/queries/estimate-earning"
import { getAwardJob } from "@/lib/programs/queries/get-award-job"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { getTimeline } from "@/lib/programs/queries/get-timeline"
import { getValueCurve } from "@/lib/programs/queries/get-value-curve"
import { getRuleChoices } from "@/lib/purchases/queries/get-rule-choices"
import { listSurveys } from "@/lib/surveys/queries/list-surveys"
import type { Tier } from "@/lib/tiers/domain/tier"

/** Everything that the designer of a program shows, as of now. */
export async function loadDesigner(ctx: Ctx, programId: string) {
  const view = await getProgramOrThrow(ctx, { programId })
  const { earningRules, ...rest } = view
  const rules = earningRules.filter(({ paused }) => !paused)
  const currency = view.currency.code
  const offered = view.rewards.filter(({ draft }) => !draft?.withdrawn)
  const costs = offered.map(({ costPoints, draft }) => draft?.costPoints ?? costPoints)
  return {
    program: { ...rest, rules: earningRules },
    timeline: await getTimeline(ctx, { programId }),
    estimate: await estimateEarning(ctx, { rules, tiers: view.tiers, currency, costs }),
    curve: await getValueCurve(ctx, { ...countedBy(view.tiers, rules, currency), tiers: view.tiers, currency }),
    world: {
      merchantSlug: ctx.merchant.slug,
      timeZone: ctx.merchant.timeZone,
      now: ctx.now.toISOString(),
      ...(await getRuleChoices(ctx)),
      surveys: (await listSurveys(ctx, { limit: 50 })).data.map(({ id, title }) => ({ id, title })),
    },
    job: await getAwardJob(ctx, { programId }),
    today: localDay(ctx.now, ctx.merchant.timeZone),
  }
}

/** What the tiers count, as far as a history can tell it. */
function countedBy(tiers: Tier[], rules: EarningRule[], currency: string) {
  const qualification = tiers.findLast((tier) => !("of" in tier.qualification))?.qualification
  if (!qualification || "of" in qualification) return { metric: "spendMinor", window: "rolling365", rules } as const
  const { metric, window } = qualification
  const qualifying = qualifyingRules(rules, currency).map((rule) => ({ ...rule, currency: undefined }))
  return {
    metric: metric === "qualifyingPoints" ? ("pointsEarned" as const) : metric,
    rules: metric === "qualifyingPoints" ? qualifying : rules,
    window: window === "calendarYear" || window === "lifetime" ? window : ("rolling365" as const),
  }
}
