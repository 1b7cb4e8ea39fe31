import { type Condition, fieldsOf } from "@/lib/conditions/domain/condition"
import type { FieldError } from "@/lib/core/errors"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule } from "./definition"

type Refusal = { path: string; message: string; applies: (rule: Omit<EarningRule, "id">) => boolean }

const reads = (condition: Condition | undefined, field: string) =>
  condition !== undefined && [...fieldsOf(condition)].some((one) => one === field)

const refusals: Refusal[] = [
  {
    path: "trigger",
    message: 'Points are given for purchases so far. Use "purchase".',
    applies: ({ trigger }) => trigger !== "purchase",
  },
  {
    path: "eligibleSegmentId",
    message: "A rule cannot be limited to a segment yet. Leave it out or use a condition.",
    applies: ({ eligibleSegmentId }) => eligibleSegmentId !== undefined,
  },
  {
    path: "condition",
    message: "A rule cannot ask for a segment yet. Use another field.",
    applies: ({ condition }) => reads(condition, "customer.segment"),
  },
]

/** What a rule asks for that is not done yet, field by field: refused rather than ignored. */
export function unsupportedOptions(rule: Omit<EarningRule, "id">): FieldError[] {
  return refusals.filter(({ applies }) => applies(rule)).map(({ path, message }) => ({ path, message }))
}

/** The same for a tier. */
export function unsupportedTierOptions({ entryGift }: Pick<Tier, "entryGift">): FieldError[] {
  if (entryGift === undefined) return []
  return [{ path: "entryGift", message: "A tier cannot give points on entry yet. Leave it out, or use a multiplier." }]
}
