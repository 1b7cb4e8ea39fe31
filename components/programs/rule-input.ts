import { plainQuery } from "@/components/conditions/builder-condition"
import type { Expiry } from "@/lib/programs/domain/definition"
import type { RuleForm } from "./rule-form"
import { endInstant, startInstant } from "./rule-schedule"

/** A rule as it would be sent; what is not typed yet is null, so that the schema says what is missing. */
export function ruleOf(form: RuleForm, timeZone: string) {
  const startsAt = startInstant(form.start, timeZone)
  const endsAt = endInstant(form.end, timeZone)
  return {
    name: form.name,
    trigger: form.trigger,
    ...(form.trigger === "event" ? { eventType: form.eventType } : {}),
    ...(form.trigger === "referral" && form.recipient !== "both" ? { recipient: form.recipient } : {}),
    ...(form.query && form.query.rules.length > 0 ? { condition: plainQuery(form.query) } : {}),
    ...(form.currency.trim() ? { currency: form.currency.trim() } : {}),
    effect: effectOf(form),
    ...(form.exclusiveGroup.trim() ? { exclusiveGroup: form.exclusiveGroup.trim() } : {}),
    ...(form.tiers ? { eligibleTiers: form.tiers } : {}),
    ...(form.segmentId ? { eligibleSegmentId: form.segmentId } : {}),
    ...(startsAt ? { startsAt } : {}),
    ...(endsAt ? { endsAt } : {}),
    ...limitsOf(form),
    ...pendingOf(form),
    ...(form.expiry.kind === "never" ? {} : { expiry: expiryOf(form) }),
    ...(form.paused ? { paused: true } : {}),
  }
}

function effectOf({ kind, points, perMinor, factor }: RuleForm) {
  if (kind === "multiplier") return { kind, factor: factor.trim() }
  return kind === "perAmount" ? { kind, points, perMinor } : { kind, points }
}

function limitsOf({ capCount, capPoints, capPer, budgetPoints }: RuleForm) {
  const capped = capCount !== null || capPoints !== null
  if (!capped && budgetPoints === null) return {}
  const perMember = {
    ...(capCount === null ? {} : { count: capCount }),
    ...(capPoints === null ? {} : { points: capPoints }),
    per: capPer,
  }
  return { limits: { ...(capped ? { perMember } : {}), ...(budgetPoints === null ? {} : { budgetPoints }) } }
}

function pendingOf({ pending, pendingDays }: RuleForm) {
  if (pending === "none") return {}
  return { pending: pending === "untilAction" ? { untilAction: true } : { days: pendingDays } }
}

const expiryFields: Record<Expiry["kind"], (form: RuleForm["expiry"]) => object> = {
  never: () => ({}),
  afterDays: ({ days }) => ({ days }),
  afterMonths: ({ months, roundTo }) => ({ months, ...(roundTo ? { roundTo: "monthEnd" } : {}) }),
  endOfYear: () => ({}),
  fixedDate: ({ date }) => ({ date }),
  inactivity: ({ months }) => ({ months }),
}

function expiryOf({ expiry }: RuleForm) {
  return { kind: expiry.kind, ...expiryFields[expiry.kind](expiry) }
}
