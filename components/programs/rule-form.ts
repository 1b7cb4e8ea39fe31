import type { RuleGroupType } from "react-querybuilder"
import { toQuery } from "@/components/conditions/builder-condition"
import type { EarningRule, Expiry, LimitPeriod, Trigger } from "@/lib/programs/domain/definition"
import { type Moment, noMoment, toEnd, toStart } from "./rule-schedule"

/** A rule as it is typed: numbers may be missing, conditions may be unfinished. */
export type RuleForm = {
  id: string
  name: string
  trigger: Trigger
  eventType: string
  recipient: NonNullable<EarningRule["recipient"]>
  kind: EarningRule["effect"]["kind"]
  points: number | null
  perMinor: number | null
  factor: string
  /** Of a qualifying currency; empty: the program's own. */
  currency: string
  query: RuleGroupType | null
  exclusiveGroup: string
  /** Ids or names, as they were saved; null: everybody. */
  tiers: string[] | null
  segmentId: string
  start: Moment
  end: Moment
  expiry: { kind: Expiry["kind"]; months: number | null; days: number | null; date: string; roundTo: boolean }
  pending: "none" | "days" | "untilAction"
  pendingDays: number | null
  capCount: number | null
  capPoints: number | null
  capPer: LimitPeriod
  budgetPoints: number | null
  paused: boolean
}

const noExpiry: RuleForm["expiry"] = { kind: "never", months: 12, days: 90, date: "", roundTo: false }

/** A saved rule for the form. */
export function toRuleForm(rule: EarningRule, timeZone: string): RuleForm {
  const { effect, pending, limits } = rule
  return {
    id: rule.id,
    name: rule.name,
    trigger: rule.trigger,
    eventType: rule.eventType ?? "",
    recipient: rule.recipient ?? "both",
    kind: effect.kind,
    points: effect.kind === "multiplier" ? null : effect.points,
    perMinor: effect.kind === "perAmount" ? effect.perMinor : null,
    factor: effect.kind === "multiplier" ? effect.factor : "",
    currency: rule.currency ?? "",
    query: rule.condition ? toQuery(rule.condition) : null,
    exclusiveGroup: rule.exclusiveGroup ?? "",
    tiers: rule.eligibleTiers ?? null,
    segmentId: rule.eligibleSegmentId ?? "",
    start: toStart(rule.startsAt, timeZone),
    end: toEnd(rule.endsAt, timeZone),
    expiry: expiryForm(rule.expiry),
    pending: !pending ? "none" : "untilAction" in pending ? "untilAction" : "days",
    pendingDays: pending && "days" in pending ? pending.days : null,
    capCount: limits?.perMember?.count ?? null,
    capPoints: limits?.perMember?.points ?? null,
    capPer: limits?.perMember?.per ?? "month",
    budgetPoints: limits?.budgetPoints ?? null,
    paused: rule.paused ?? false,
  }
}

function expiryForm(expiry: Expiry | undefined): RuleForm["expiry"] {
  if (!expiry) return noExpiry
  return {
    kind: expiry.kind,
    months: expiry.kind === "afterMonths" || expiry.kind === "inactivity" ? expiry.months : noExpiry.months,
    days: expiry.kind === "afterDays" ? expiry.days : noExpiry.days,
    date: expiry.kind === "fixedDate" ? expiry.date : "",
    roundTo: expiry.kind === "afterMonths" && expiry.roundTo === "monthEnd",
  }
}

/** What a rule begins as. */
export function newRule(currencyName: string, step: number): RuleForm {
  return {
    id: crypto.randomUUID(),
    name: `A ${currencyName} for spending`,
    trigger: "purchase",
    eventType: "",
    recipient: "both",
    kind: "perAmount",
    points: 1,
    perMinor: step,
    factor: "",
    currency: "",
    query: null,
    exclusiveGroup: "",
    tiers: null,
    segmentId: "",
    start: noMoment,
    end: noMoment,
    expiry: noExpiry,
    pending: "none",
    pendingDays: null,
    capCount: null,
    capPoints: null,
    capPer: "month",
    budgetPoints: null,
    paused: false,
  }
}

/** The same rule once more, paused so that nothing is given twice by accident. */
export function copyOf(rule: RuleForm): RuleForm {
  return { ...rule, id: crypto.randomUUID(), name: `${rule.name} (copy)`.slice(0, 120), paused: true }
}
