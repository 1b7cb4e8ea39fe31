import { fieldsOf } from "@/lib/conditions/domain/condition"
import { type PreparedCondition, prepareCondition } from "@/lib/conditions/domain/evaluate"
import { findField } from "@/lib/conditions/domain/fields"
import { FACTOR_ONE, parseFactor } from "@/lib/core/money"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule, Effect, ProgramDefinition } from "./definition"
import { orderSegments } from "./embed-segments"

export type CompiledEffect =
  | { kind: "perAmount"; points: bigint; perMinor: bigint }
  | { kind: "fixed"; points: bigint }
  | { kind: "multiplier"; factor: bigint }
  | { kind: "perItem"; points: bigint }

export type CompiledRule = {
  /** Null for a tier's own multiplier. */
  ruleId: string | null
  rule: EarningRule
  currency: string
  effect: CompiledEffect
  condition: PreparedCondition | null
  /** The condition names a field of a line, so that it selects lines. */
  selectsLines: boolean
  startsAtMs: number
  endsAtMs: number
  eligibleTiers: ReadonlySet<string> | null
}

/** A definition with texts parsed and conditions prepared: made once, used for every purchase. */
export type CompiledDefinition = {
  definition: ProgramDefinition
  timeZone: string
  rules: CompiledRule[]
  /** Of them, those for purchases. */
  purchaseRules: CompiledRule[]
  /** Of them, those with limits. */
  limitedRules: EarningRule[]
  /** `multiplier`: its earningMultiplier as a rule of its own, for the program's own currency; null where it changes nothing. */
  tiers: ReadonlyMap<string, { tier: Tier; multiplier: CompiledRule | null }>
  /** The segments that rules name, by id; those that others are made of come first. */
  segments: ReadonlyMap<string, { name: string; condition: PreparedCondition }>
  /** The facts that conditions read beyond the purchase itself: callers load these and no others. */
  fields: ReadonlySet<string>
}

/** Prepares a program version for awarding in the merchant's time zone. Throws `condition_invalid`. */
export function compileDefinition(definition: ProgramDefinition, timeZone: string): CompiledDefinition {
  const fields = new Set<string>()
  const segments = orderSegments(definition.segments ?? {})
  const conditions = [
    ...definition.rules.flatMap(({ condition }) => condition ?? []),
    ...segments.map(([, one]) => one.condition),
  ]
  for (const condition of conditions) {
    for (const field of fieldsOf(condition)) {
      if (!/^(purchase|items|event)\./.test(field)) fields.add(field)
    }
  }
  const rules = definition.rules.map((rule) => compileRule(rule, definition.currency.code))
  return {
    definition,
    timeZone,
    rules,
    purchaseRules: rules.filter(({ rule }) => rule.trigger === "purchase"),
    limitedRules: definition.rules.filter(({ limits }) => limits !== undefined),
    tiers: new Map(
      definition.tiers.map((tier) => [tier.id, { tier, multiplier: compileMultiplier(tier, definition) }]),
    ),
    segments: new Map(
      segments.map(([id, { name, condition }]) => [id, { name, condition: prepareCondition(condition) }]),
    ),
    fields,
  }
}

function compileRule(rule: EarningRule, programCurrency: string): CompiledRule {
  const read = rule.condition ? [...fieldsOf(rule.condition)] : []
  return {
    ruleId: rule.id,
    rule,
    currency: rule.currency ?? programCurrency,
    effect: compileEffect(rule.effect),
    condition: rule.condition ? prepareCondition(rule.condition) : null,
    selectsLines: read.some((field) => findField(field)?.line === true),
    startsAtMs: rule.startsAt ? Date.parse(rule.startsAt) : Number.NEGATIVE_INFINITY,
    endsAtMs: rule.endsAt ? Date.parse(rule.endsAt) : Number.POSITIVE_INFINITY,
    eligibleTiers: rule.eligibleTiers ? new Set(rule.eligibleTiers) : null,
  }
}

/** Its points are given with the base points, so that they wait and expire like the first rule of these. */
function compileMultiplier(
  { id, name, earningMultiplier }: Tier,
  { rules, currency }: ProgramDefinition,
): CompiledRule | null {
  const factor = earningMultiplier ? parseFactor(earningMultiplier) : FACTOR_ONE
  if (!earningMultiplier || factor === FACTOR_ONE) return null
  const base = rules.find(({ trigger, effect }) => {
    return trigger === "purchase" && (effect.kind === "perAmount" || effect.kind === "perItem")
  })
  const effect: Effect = { kind: "multiplier", factor: earningMultiplier }
  const { pending, expiry } = base ?? {}
  const rule: EarningRule = { id: `tier:${id}`, name, trigger: "purchase", effect, pending, expiry }
  return { ...compileRule(rule, currency.code), ruleId: null }
}

function compileEffect(effect: Effect): CompiledEffect {
  switch (effect.kind) {
    case "perAmount":
      return { kind: "perAmount", points: BigInt(effect.points), perMinor: BigInt(effect.perMinor) }
    case "multiplier":
      return { kind: "multiplier", factor: parseFactor(effect.factor) }
    case "fixed":
    case "perItem":
      return { kind: effect.kind, points: BigInt(effect.points) }
  }
}
