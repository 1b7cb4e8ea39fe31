import { tierOf } from "@/components/tiers/ladder-form"
import type { Expiry, ProgramDefinition } from "@/lib/programs/domain/definition"
import { type SaveDraftInput, saveDraftSchema } from "@/lib/programs/schema"
import type { DraftForm, RuleForm } from "./draft-form"

export type FormIssue = { name: string; message: string }

type Read = { input: SaveDraftInput; issues: [] } | { input: null; issues: FormIssue[] }

/** Reads the form as what is saved, or says what is missing, each at its field. */
export function readForm(form: DraftForm, programId: string, revision: number): Read {
  const parsed = saveDraftSchema.safeParse({
    programId,
    revision,
    program: basicsOf(form),
    rules: form.rules.map((rule) => ({ id: rule.id, rule: ruleOf(rule) })),
    tiers: form.tiers.map((tier, rank) => ({ id: tier.id, tier: tierOf(tier, rank, form.ladder) })),
  })
  if (parsed.success) return { input: parsed.data, issues: [] }
  return {
    input: null,
    issues: parsed.error.issues.map((issue) => ({
      name: issue.path.map(String).join("."),
      message: friendly(issue.code, issue.message),
    })),
  }
}

function friendly(code: string, message: string): string {
  if (code === "invalid_type" || code === "invalid_union") return "Fill this in."
  return code === "too_small" && !message.startsWith("Must") ? "This must be more than that." : message
}

/** The version that publishing the form would make; null while something is missing. */
export function definitionOfForm(form: DraftForm): ProgramDefinition | null {
  const { input } = readForm(form, nowhere, 1)
  if (!input) return null
  const { name, currency, moneyCurrency, joinPolicy, returnPolicy = "withinBalance" } = input.program
  return {
    versionId: nowhere,
    name,
    currency,
    moneyCurrency,
    joinPolicy,
    returnPolicy,
    rules: input.rules.map(({ id, rule }) => ({ ...rule, id })),
    tiers: input.tiers.map(({ id, tier }) => ({ ...tier, id })),
  }
}

const nowhere = "00000000-0000-7000-8000-000000000000"

function basicsOf(form: DraftForm) {
  return {
    name: form.name,
    slug: form.slug,
    currency: {
      code: form.currencyCode,
      name: form.currencyName,
      plural: form.currencyPlural,
      value: { points: form.valuePoints, amountMinor: form.valueMinor },
    },
    moneyCurrency: form.moneyCurrency,
    joinPolicy: form.joinPolicy,
    returnPolicy: form.returnPolicy,
  }
}

/** A rule as it would be sent; what is not typed yet is null. */
export function ruleOf(form: RuleForm) {
  const { limits, ...rest } = form.rest
  const others = limits?.perMember?.count === undefined ? {} : { count: limits.perMember.count }
  const capped = form.capPoints !== null || "count" in others
  const perMember = {
    ...others,
    ...(form.capPoints === null ? {} : { points: form.capPoints }),
    per: form.capPer,
  }
  const budget = limits?.budgetPoints === undefined ? {} : { budgetPoints: limits.budgetPoints }
  return {
    trigger: "purchase",
    ...rest,
    name: form.name,
    effect: effectOf(form),
    ...(form.expiry.kind === "never" ? {} : { expiry: expiryOf(form) }),
    ...(form.pendingDays === null ? {} : { pending: { days: form.pendingDays } }),
    ...(capped || limits?.budgetPoints !== undefined
      ? { limits: { ...(capped ? { perMember } : {}), ...budget } }
      : {}),
  }
}

function effectOf({ kind, points, perMinor, factor }: RuleForm) {
  if (kind === "multiplier") return { kind, factor: factor.trim() }
  return kind === "perAmount" ? { kind, points, perMinor } : { kind, points }
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
