import { tierOf } from "@/components/tiers/ladder-form"
import type { ProgramDefinition, VersionReward } from "@/lib/programs/domain/definition"
import { definitionOf } from "@/lib/programs/domain/program-draft"
import { type SaveDraftInput, saveDraftSchema } from "@/lib/programs/schema"
import type { DraftForm, RewardForm } from "./draft-form"
import { ruleOf } from "./rule-input"
import { nameableIn, type RuleWorld } from "./rule-world"

export type FormIssue = { name: string; message: string }

type Read = { input: SaveDraftInput; issues: [] } | { input: null; issues: FormIssue[] }

/** Reads the form as what is saved, or says what is missing, each at its field. */
export function readForm(form: DraftForm, programId: string, revision: number, timeZone: string): Read {
  const parsed = saveDraftSchema.safeParse({
    programId,
    revision,
    program: basicsOf(form),
    rules: form.rules.map((rule) => ({ id: rule.id, rule: ruleOf(rule, timeZone) })),
    tiers: form.tiers.map((tier, rank) => ({ id: tier.id, tier: tierOf(tier, rank, form.ladder) })),
    rewards: form.rewards.flatMap(changeOf),
  })
  if (parsed.success) return { input: parsed.data, issues: [] }
  return { input: null, issues: parsed.error.issues.map(issueOf) }
}

function changeOf({ id, costPoints, publishedPoints, withdrawn }: RewardForm) {
  if (withdrawn) return { id, withdrawn }
  return costPoints === null || costPoints === publishedPoints ? [] : { id, costPoints }
}

/** The rewards that publishing the form would offer. */
function offeredIn({ rewards }: DraftForm): VersionReward[] {
  return rewards.flatMap(({ id, name, kind, costPoints, priceMinor, eachMinor, publishedPoints, withdrawn }) =>
    withdrawn ? [] : { id, name, kind, costPoints: costPoints ?? publishedPoints, priceMinor, eachMinor },
  )
}

type Issue = { code: string; message: string; path: PropertyKey[] }

function issueOf({ code, message, path }: Issue): FormIssue {
  const name = path.map(String).join(".")
  // What is missing inside a condition is shown beside all of it.
  const [, condition] = /^(rules\.\d+\.rule\.condition)(\.|$)/.exec(name) ?? []
  if (condition && condition !== name) {
    return { name: condition, message: "Finish the condition: something in it is not chosen yet." }
  }
  return { name, message: friendly(code, message) }
}

function friendly(code: string, message: string): string {
  if (code === "invalid_type" || code === "invalid_union" || message === "Must not be empty.") return "Fill this in."
  return code === "too_small" && !message.startsWith("Must") ? "This must be more than that." : message
}

/** The version that publishing the form would make; null while something is missing. */
export function definitionOfForm(form: DraftForm, world: RuleWorld): ProgramDefinition | null {
  const { input } = readForm(form, nowhere, 1, world.timeZone)
  if (!input) return null
  const { returnPolicy = "withinBalance", ...basics } = input.program
  const rules = input.rules.map(({ id, rule }) => ({ ...rule, id }))
  const tiers = input.tiers.map(({ id, tier }) => ({ ...tier, id }))
  const draft = { ...basics, returnPolicy, rules, tiers, rewards: offeredIn(form) }
  return definitionOf(draft, nowhere, nameableIn(world))
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
