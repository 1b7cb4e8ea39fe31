import type { Fact } from "@/lib/conditions/domain/condition"
import type { GroupTrace, PreparedCondition } from "@/lib/conditions/domain/evaluate"
import { FACTOR_ONE, formatFactor, multiplyFloor } from "@/lib/core/money"
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

/** A rule under judgement. `points` is what it gives after limits. */
export type Judged = {
  compiled: CompiledRule
  lines: readonly number[]
  points: bigint
  explanation: RuleExplanation
}

const TRACED_LINES = 20

/** Judges whether a rule applies and what it would give by itself. Multipliers wait for the base points. */
export function judgeRule(compiled: CompiledRule, ground: Ground): Judged {
  const explanation: RuleExplanation = {
    ruleId: compiled.rule.id,
    name: compiled.rule.name,
    currency: compiled.currency,
    outcome: "awarded",
    conditions: [],
    lines: null,
    steps: [],
    points: 0,
  }
  const judged: Judged = { compiled, lines: ground.lines, points: 0n, explanation }
  const refusal = refuse(compiled, ground)
  if (refusal) return notAwarded(judged, refusal)
  if (compiled.condition && !selectByCondition(judged, ground)) return notAwarded(judged, "conditionFailed")
  if (compiled.effect.kind === "multiplier") return judged
  const { points, step } = basePointsOf(compiled, judged.lines, ground)
  if (ground.traces) explanation.steps.push(step())
  grant(judged, points, ground)
  return judged
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
  judged.explanation.steps = []
  if (ground.traces) {
    const factor = formatFactor(effect.factor)
    judged.explanation.steps.push({
      kind: "multiplier",
      basePoints: Number(basePoints),
      factor,
      points: Number(points),
    })
  }
  grant(judged, points, ground)
}

/** Marks a rule as giving nothing, and why. */
export function notAwarded(judged: Judged, outcome: NotAwarded): Judged {
  judged.points = 0n
  judged.explanation.points = 0
  judged.explanation.outcome = outcome
  return judged
}

function grant(judged: Judged, points: bigint, ground: Ground): void {
  const { rule } = judged.compiled
  judged.points = points
  if (rule.limits) {
    const limited = applyLimits(points, rule.limits, ground.member.usage?.get(rule.id))
    judged.points = limited.points
    judged.explanation.steps.push(...limited.steps)
  }
  judged.explanation.points = Number(judged.points)
  judged.explanation.outcome = judged.points > 0n ? "awarded" : points > 0n ? "limitReached" : "nothingEarned"
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
    judged.explanation.conditions.push(trace)
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
  judged.explanation.conditions = traces
  judged.explanation.lines = selected
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
function basePointsOf(
  { effect }: CompiledRule,
  lines: readonly number[],
  ground: Ground,
): { points: bigint; step: () => Step } {
  if (effect.kind === "perAmount") {
    const baseMinor = lines === ground.lines ? ground.baseMinor : sumAt(ground.lineMinor, lines)
    const steps = baseMinor / effect.perMinor
    const points = steps * effect.points
    return {
      points,
      step: () => ({
        kind: "perAmount",
        baseMinor: Number(baseMinor),
        perMinor: Number(effect.perMinor),
        steps: Number(steps),
        pointsPerStep: Number(effect.points),
        points: Number(points),
      }),
    }
  }
  if (effect.kind === "perItem") {
    const { items } = ground
    const quantity = lines.reduce((sum, position) => sum + (items?.[position]?.quantity ?? 0n), 0n)
    const points = quantity * effect.points
    const pointsPerItem = Number(effect.points)
    return {
      points,
      step: () => ({ kind: "perItem", quantity: Number(quantity), pointsPerItem, points: Number(points) }),
    }
  }
  const points = effect.kind === "fixed" ? effect.points : 0n
  return { points, step: () => ({ kind: "fixed", points: Number(points) }) }
}

/** Base points of a rule for those of its lines that a multiplier applies to as well, never more than were granted. */
function sharedPoints(base: Judged, lines: readonly number[], ground: Ground): bigint {
  const { kind } = base.compiled.effect
  if (kind !== "perAmount" && kind !== "perItem") return 0n
  if (base.points === 0n || lines === base.lines || lines === ground.lines) return base.points
  const shared = base.lines.filter((position) => lines.includes(position))
  if (shared.length === base.lines.length) return base.points
  const { points } = basePointsOf(base.compiled, shared, ground)
  if (points > base.points) return base.points
  return points
}

function sumAt(values: readonly bigint[], positions: readonly number[]): bigint {
  let sum = 0n
  for (const position of positions) sum += values[position] ?? 0n
  return sum
}
