import type { Fact } from "@/lib/conditions/domain/condition"
import type { GroupTrace, PreparedCondition } from "@/lib/conditions/domain/evaluate"
import { FACTOR_ONE, formatFactor, multiplyFloor } from "@/lib/core/money"
import { least } from "@/lib/core/points"
import { applyLimits } from "./apply-limits"
import type { AwardMember } from "./award-input"
import type { CompiledRule } from "./compile-definition"
import type { NotAwarded, RuleExplanation, Step } from "./explanation"

/** What rules are judged on: the lines' base and quantities, and the facts, of the whole and of each line. */
export type Ground = {
  atMs: number
  /** Positions of the lines that can earn; empty where no purchase is judged. */
  lines: readonly number[]
  /** Of all these lines together. */
  baseMinor: bigint
  lineMinor: readonly bigint[]
  items: readonly { quantity: bigint }[] | null
  /** Whether what conditions saw, and the steps of the arithmetic, are kept. */
  traces: boolean
  read(field: string): Fact
  readLine(position: number, field: string): Fact
  tierName: string | null
  member: AwardMember
}

/** A rule under judgement. `points` is what it gives after limits; what is traced of it stays empty where nothing is. */
export type Judged = {
  compiled: CompiledRule
  lines: readonly number[]
  points: bigint
  outcome: RuleExplanation["outcome"]
  conditions: readonly GroupTrace[]
  /** The lines that its condition selected, where that is told. */
  selected: readonly number[] | null
  steps: readonly Step[]
}

const TRACED_LINES = 20

/** The same for all of whom nothing is told: histories are judged by the ten thousand. */
const none: readonly never[] = []

/** Judges whether a rule applies and what it would give by itself. Multipliers wait for the base points. */
export function judgeRule(compiled: CompiledRule, ground: Ground): Judged {
  const judged = unjudged(compiled, ground)
  const refusal = refuse(compiled, ground)
  if (refusal) return notAwarded(judged, refusal)
  if (compiled.condition && !selectByCondition(judged, ground)) return notAwarded(judged, "conditionFailed")
  if (compiled.effect.kind === "multiplier") return judged
  const points = basePointsOf(compiled, judged.lines, ground)
  if (ground.traces) judged.steps = [baseStep(compiled, judged.lines, ground, points)]
  grant(judged, points, ground)
  return judged
}

/** A rule that applies to all lines and has given nothing yet. */
export function unjudged(compiled: CompiledRule, { lines }: Ground): Judged {
  return { compiled, lines, points: 0n, outcome: "awarded", conditions: none, selected: null, steps: none }
}

/** What is kept of a judgement. */
export function explanationOf({ compiled, points, outcome, conditions, selected, steps }: Judged): RuleExplanation {
  return {
    ruleId: compiled.ruleId,
    name: compiled.rule.name,
    currency: compiled.currency,
    outcome,
    conditions: [...conditions],
    lines: selected && [...selected],
    steps: [...steps],
    points: Number(points),
  }
}

/** What a multiplier adds: the base points of its currency and lines × (factor − 1), rounded down. */
export function judgeMultiplier(judged: Judged, base: readonly Judged[], ground: Ground): void {
  const { effect } = judged.compiled
  if (effect.kind !== "multiplier") return
  let basePoints = 0n
  for (const other of base) {
    if (other.compiled.currency === judged.compiled.currency) basePoints += sharedPoints(other, judged.lines, ground)
  }
  const points = multiplyFloor(basePoints, effect.factor - FACTOR_ONE)
  if (ground.traces) {
    const factor = formatFactor(effect.factor)
    judged.steps = [{ kind: "multiplier", basePoints: Number(basePoints), factor, points: Number(points) }]
  }
  grant(judged, points, ground)
}

/** Marks a rule as giving nothing, and why. */
export function notAwarded(judged: Judged, outcome: NotAwarded): Judged {
  judged.points = 0n
  judged.outcome = outcome
  return judged
}

function grant(judged: Judged, points: bigint, ground: Ground): void {
  const { rule } = judged.compiled
  judged.points = points
  if (rule.limits) {
    const limited = applyLimits(points, rule.limits, ground.member.usage?.get(rule.id))
    judged.points = limited.points
    if (ground.traces) judged.steps = [...judged.steps, ...limited.steps]
  }
  judged.outcome = judged.points > 0n ? "awarded" : points > 0n ? "limitReached" : "nothingEarned"
}

function refuse(compiled: CompiledRule, { atMs, member, tierName }: Ground): NotAwarded | null {
  const { rule, eligibleTiers } = compiled
  if (atMs < compiled.startsAtMs) return "notStarted"
  if (atMs >= compiled.endsAtMs) return "ended"
  if (eligibleTiers && !eligibleTiers.has(member.tierId ?? "") && !eligibleTiers.has(tierName ?? "")) {
    return "tierNotEligible"
  }
  if (rule.eligibleSegmentId && !member.segmentIds?.has(rule.eligibleSegmentId)) return "segmentNotEligible"
  return null
}

/** Narrows the lines to those for which the condition holds; true when it holds at all. */
function selectByCondition(judged: Judged, ground: Ground): boolean {
  const { condition, selectsLines } = judged.compiled
  if (!condition) return true
  if (!ground.traces) return selectSilently(judged, condition, ground)
  if (!selectsLines || ground.lines.length === 0) {
    const trace = condition.trace((field) => ground.read(field))
    judged.conditions = [trace]
    // Of a purchase of gift cards alone there is no line to select.
    return trace.held && !selectsLines
  }
  const selected: number[] = []
  const traces: GroupTrace[] = []
  for (const position of ground.lines) {
    const read = (field: string) => ground.readLine(position, field)
    const trace = traces.length < TRACED_LINES ? condition.trace(read) : null
    if (trace) traces.push(trace)
    if (trace?.held ?? condition.holds(read)) selected.push(position)
  }
  judged.lines = selected
  judged.conditions = traces
  judged.selected = selected
  return selected.length > 0
}

/** The same without telling what was seen, and so only as far as the outcome depends on it. */
function selectSilently(judged: Judged, condition: PreparedCondition, ground: Ground): boolean {
  const { selectsLines } = judged.compiled
  if (!selectsLines) return condition.holds((field) => ground.read(field))
  judged.lines = ground.lines.filter((position) => condition.holds((field) => ground.readLine(position, field)))
  return judged.lines.length > 0
}

/** The points of a rule on a set of lines, summed over the lines and rounded once. */
function basePointsOf({ effect }: CompiledRule, lines: readonly number[], ground: Ground): bigint {
  if (effect.kind === "perAmount") return (baseOf(lines, ground) / effect.perMinor) * effect.points
  if (effect.kind === "perItem") return quantityOf(lines, ground) * effect.points
  return effect.kind === "fixed" ? effect.points : 0n
}

function baseStep({ effect }: CompiledRule, lines: readonly number[], ground: Ground, given: bigint): Step {
  const points = Number(given)
  if (effect.kind === "perAmount") {
    const base = baseOf(lines, ground)
    const pointsPerStep = Number(effect.points)
    const steps = Number(base / effect.perMinor)
    const perMinor = Number(effect.perMinor)
    return { kind: "perAmount", baseMinor: Number(base), perMinor, steps, pointsPerStep, points }
  }
  if (effect.kind !== "perItem") return { kind: "fixed", points }
  const quantity = Number(quantityOf(lines, ground))
  return { kind: "perItem", quantity, pointsPerItem: Number(effect.points), points }
}

function baseOf(lines: readonly number[], ground: Ground): bigint {
  if (lines === ground.lines) return ground.baseMinor
  let sum = 0n
  for (const position of lines) sum += ground.lineMinor[position] ?? 0n
  return sum
}

function quantityOf(lines: readonly number[], { items }: Ground): bigint {
  let sum = 0n
  for (const position of lines) sum += items?.[position]?.quantity ?? 0n
  return sum
}

/** Base points of a rule for those of its lines that a multiplier applies to as well, never more than were granted. */
function sharedPoints(base: Judged, lines: readonly number[], ground: Ground): bigint {
  const { kind } = base.compiled.effect
  if (kind !== "perAmount" && kind !== "perItem") return 0n
  if (base.points === 0n || lines === base.lines || lines === ground.lines) return base.points
  const wanted = new Set(lines)
  const shared = base.lines.filter((position) => wanted.has(position))
  if (shared.length === base.lines.length) return base.points
  return least(basePointsOf(base.compiled, shared, ground), base.points)
}
