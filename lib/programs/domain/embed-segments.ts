import { type Condition, fieldsOf } from "@/lib/conditions/domain/condition"
import type { ErrorCode, FieldError } from "@/lib/core/errors"
import { leadsTo, type NamedSegment, segmentsNamedIn } from "@/lib/segments/domain/segment-links"
import type { EarningRule, ProgramDefinition } from "./definition"

type Embedded = NonNullable<ProgramDefinition["segments"]>

/**
 * The segments that rules name, and those that these are made of, as they are now: a version keeps them, so that it never
 * changes. Segments that do not exist are left out; see `segmentProblems`.
 */
export function embedSegments(rules: readonly Omit<EarningRule, "id">[], all: readonly NamedSegment[]): Embedded {
  const found: Embedded = {}
  const add = (names: Iterable<string>) => {
    for (const name of names) {
      const segment = find(all, name)
      if (!segment || found[segment.id]) continue
      found[segment.id] = { name: segment.name, condition: segment.condition }
      add(segmentsNamedIn(segment.condition))
    }
  }
  for (const rule of rules) add(namedBy(rule))
  return found
}

/** What is wrong with the segments that rules name, each with the remedy. */
export function segmentProblems({ rules, segments = {} }: Pick<ProgramDefinition, "rules" | "segments">) {
  const all = Object.entries(segments).map(([id, segment]) => ({ id, ...segment }))
  return rules.flatMap((rule, index): (FieldError & { code: ErrorCode })[] => {
    const path = `earningRules.${index}.${rule.eligibleSegmentId ? "eligibleSegmentId" : "condition"}`
    const told = (message: string) => ({ code: "invalid_input" as const, path, message: `"${rule.name}" ${message}` })
    for (const name of namedBy(rule)) {
      const segment = find(all, name)
      if (!segment) return [told("asks for a segment that does not exist any more. Choose another.")]
      const reached = Object.values(embedSegments([{ ...rule, eligibleSegmentId: segment.id }], all))
      if (reached.some(({ condition }) => asksSurvey(condition))) {
        return [told(`asks for the segment ${segment.name}, which looks at survey answers. Rules cannot do that.`)]
      }
      if (leadsTo(segment.condition, segment, all)) {
        return [told(`asks for the segment ${segment.name}, which is made of itself. Change its conditions.`)]
      }
    }
    return []
  })
}

function namedBy({ condition, eligibleSegmentId }: Omit<EarningRule, "id">): string[] {
  return [...(eligibleSegmentId ? [eligibleSegmentId] : []), ...(condition ? segmentsNamedIn(condition) : [])]
}

function find(all: readonly NamedSegment[], name: string): NamedSegment | undefined {
  return all.find(({ id }) => id === name) ?? all.find((segment) => segment.name === name)
}

function asksSurvey(condition: Condition): boolean {
  return [...fieldsOf(condition)].some((field) => field.startsWith("survey."))
}
