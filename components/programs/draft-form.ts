import type { LadderForm, TierForm } from "@/components/tiers/ladder-form"
import type { EarningRule, Expiry, LimitPeriod } from "@/lib/programs/domain/definition"
import type { ProgramDraft } from "@/lib/programs/domain/program-draft"
import type { Tier } from "@/lib/tiers/domain/tier"

/** The draft as it is typed: numbers may be missing, and what the form does not show is carried along. */
export type RuleForm = {
  id: string
  name: string
  kind: EarningRule["effect"]["kind"]
  points: number | null
  perMinor: number | null
  factor: string
  expiry: { kind: Expiry["kind"]; months: number | null; days: number | null; date: string; roundTo: boolean }
  pendingDays: number | null
  capPoints: number | null
  capPer: LimitPeriod
  rest: Partial<EarningRule>
}

export type DraftForm = {
  name: string
  slug: string
  currencyCode: string
  currencyName: string
  currencyPlural: string
  valuePoints: number | null
  valueMinor: number | null
  moneyCurrency: string
  joinPolicy: ProgramDraft["joinPolicy"]
  returnPolicy: ProgramDraft["returnPolicy"]
  rules: RuleForm[]
  ladder: LadderForm
  tiers: TierForm[]
}

export function toForm(draft: ProgramDraft): DraftForm {
  const { name, slug, currency, moneyCurrency, joinPolicy, returnPolicy } = draft
  const ladder = [...draft.tiers].sort((a, b) => a.rank - b.rank)
  return {
    name,
    slug,
    currencyCode: currency.code,
    currencyName: currency.name,
    currencyPlural: currency.plural,
    valuePoints: currency.value.points,
    valueMinor: currency.value.amountMinor,
    moneyCurrency,
    joinPolicy,
    returnPolicy,
    rules: draft.rules.map(toRuleForm),
    ladder: ladderOf(ladder),
    tiers: ladder.map(toTierForm),
  }
}

function toRuleForm({ id, name, effect, expiry, pending, limits, ...rest }: EarningRule): RuleForm {
  const months = expiry?.kind === "afterMonths" || expiry?.kind === "inactivity" ? expiry.months : null
  return {
    id,
    name,
    kind: effect.kind,
    points: effect.kind === "multiplier" ? null : effect.points,
    perMinor: effect.kind === "perAmount" ? effect.perMinor : null,
    factor: effect.kind === "multiplier" ? effect.factor : "",
    expiry: {
      kind: expiry?.kind ?? "never",
      months,
      days: expiry?.kind === "afterDays" ? expiry.days : null,
      date: expiry?.kind === "fixedDate" ? expiry.date : "",
      roundTo: expiry?.kind === "afterMonths" && expiry.roundTo === "monthEnd",
    },
    pendingDays: pending && "days" in pending ? pending.days : null,
    capPoints: limits?.perMember?.points ?? null,
    capPer: limits?.perMember?.per ?? "month",
    rest: { ...rest, ...(pending && "untilAction" in pending ? { pending } : {}), ...(limits ? { limits } : {}) },
  }
}

/** What all tiers share, as the highest one says it. */
function ladderOf(tiers: Tier[]): LadderForm {
  const top = tiers.findLast(({ qualification }) => !("of" in qualification)) ?? tiers.at(-1)
  const qualification = top?.qualification
  return {
    metric: qualification && !("of" in qualification) ? qualification.metric : "spendMinor",
    window: qualification?.window ?? "rolling365",
    downgrade: top?.downgrade ?? "toEligible",
  }
}

function toTierForm({ id, name, earningMultiplier, benefits, rank: _, ...rest }: Tier): TierForm {
  const { qualification } = rest
  return {
    id,
    name,
    threshold: "of" in qualification ? null : qualification.threshold,
    factor: earningMultiplier ?? "",
    benefits: (benefits ?? []).map(({ text }) => text).join("\n"),
    rest: { ...rest, ...(benefits?.some(({ kind }) => kind !== "note") ? { benefits } : {}) },
  }
}

export function newRule(currencyName: string, step: number): RuleForm {
  return {
    id: crypto.randomUUID(),
    name: `A ${currencyName} for spending`,
    kind: "perAmount",
    points: 1,
    perMinor: step,
    factor: "",
    expiry: { kind: "never", months: 12, days: 90, date: "", roundTo: false },
    pendingDays: null,
    capPoints: null,
    capPer: "month",
    rest: {},
  }
}
