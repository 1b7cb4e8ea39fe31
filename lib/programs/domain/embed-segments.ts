import { type Condition, type ConditionNode, fieldsOf, isGroup } from "@/lib/conditions/domain/condition"
import type { ErrorCode, FieldError } from "@/lib/core/errors"
import { leadsTo, type NamedSegment } from "@/lib/segments/domain/segment-links"
import type { EarningRule, ProgramDefinition } from "./definition"

type Embedded = NonNullable<ProgramDefinition["segments"]>
type RuleBody = Omit<EarningRule, "id">

/**
 * The segments that rules name, and those that these are made of, as they are now: a version keeps them, so that it never
 * changes. Segments that do not exist are left out; see `segmentProblems`.
 */
export function embedSegments(rules: readonly RuleBody[], all: readonly NamedSegment[]): Embedded {
  const found: Embedded = {}
  const add = (segments: readonly NamedSegment[]) => {
    for (const { id, name, condition } of segments) {
      if (found[id]) continue
      found[id] = { name, condition }
      add(segmentsOf(askedBy(condition), all))
    }
  }
  for (const rule of rules) add(segmentsOf(askedByRule(rule), all))
  return found
}

/** A version's segments so that each comes after those that it is made of. */
export function orderSegments(segments: Embedded): [id: string, segment: Embedded[string]][] {
  const all = Object.entries(segments).map(([id, segment]) => ({ id, ...segment }))
  const ordered = new Map<string, Embedded[string]>()
  const begun = new Set<string>()
  const visit = ({ id, name, condition }: NamedSegment) => {
    if (begun.has(id)) return
    begun.add(id)
    segmentsOf(askedBy(condition), all).forEach(visit)
    ordered.set(id, { name, condition })
  }
  all.forEach(visit)
  return [...ordered]
}

/** What is wrong with the segments that rules name, each with the remedy. */
export function segmentProblems({ rules, segments = {} }: Pick<ProgramDefinition, "rules" | "segments">) {
  const all = Object.entries(segments).map(([id, segment]) => ({ id, ...segment }))
  return rules.flatMap((rule, index): (FieldError & { code: ErrorCode })[] => {
    const path = `earningRules.${index}.${rule.eligibleSegmentId ? "eligibleSegmentId" : "condition"}`
    const told = (message: string) => [{ code: "invalid_input" as const, path, message: `"${rule.name}" ${message}` }]
    const asked = askedByRule(rule)
    if (asked.names.some((name) => !find(all, name))) {
      return told("asks for a segment that does not exist any more. Choose another.")
    }
    for (const { name, condition } of Object.values(embedSegments([rule], all))) {
      if (asksSurvey(condition)) {
        return told(
          `asks for the segment ${name}, which looks at survey answers. Rules cannot do that. Choose another.`,
        )
      }
    }
    const circle = segmentsOf(asked, all).find((segment) => leadsTo(segment.condition, segment, all))
    return circle ? told(`asks for the segment ${circle.name}, which is made of itself. Change its conditions.`) : []
  })
}

/** Segments by id or name; `any` where a part of a name, or being in none at all, is asked for. */
type Asked = { names: string[]; any: boolean }

const byName = new Set(["=", "!=", "in", "notIn"])

function askedBy(condition: Condition): Asked {
  const asked: Asked = { names: [], any: false }
  const visit = (node: ConditionNode) => {
    if (isGroup(node)) node.rules.forEach(visit)
    else if (node.field === "customer.segment") {
      if (!byName.has(node.operator)) asked.any = true
      else asked.names.push(...(Array.isArray(node.value) ? node.value : [node.value ?? ""]).map(String))
    }
  }
  visit(condition)
  return asked
}

function askedByRule({ condition, eligibleSegmentId }: RuleBody): Asked {
  const { names, any } = condition ? askedBy(condition) : { names: [], any: false }
  return { names: eligibleSegmentId ? [eligibleSegmentId, ...names] : names, any }
}

function segmentsOf({ names, any }: Asked, all: readonly NamedSegment[]): NamedSegment[] {
  return any ? [...all] : names.flatMap((name) => find(all, name) ?? [])
}

function find(all: readonly NamedSegment[], name: string): NamedSegment | undefined {
  return all.find(({ id }) => id === name) ?? all.find((segment) => segment.name === name)
}

function asksSurvey(condition: Condition): boolean {
  return [...fieldsOf(condition)].some((field) => field.startsWith("survey."))
}
